import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ConversationCard } from '../../../server/contract/schemas/conversations.ts';
import type { Cards } from './inbox-pages.ts';

export type SteadyList = {
  shown: ReadonlySignal<ConversationCard[]>;
  /** How many cards wait above until the list is let go. */
  held: ReadonlySignal<number>;
  /** While the mouse is over the list nothing moves under it. */
  hold(on: boolean): void;
  /** This card stays where it is while it is open, even when it has left the queue. */
  keep(id: string | null): void;
  stop(): void;
};

/**
 * The list as it is shown: what the queue says, but never moving a card away from under the mouse.
 * @param scope which queue in which order it is: another one is another list, of which nothing is held yet
 */
export function createSteadyList(
  listed: ReadonlySignal<ConversationCard[]>,
  cards: ReadonlySignal<Cards>,
  scope: ReadonlySignal<unknown>,
): SteadyList {
  const holding = signal(false);
  const kept = signal<string | null>(null);
  const order = signal<readonly string[]>([]);
  const held = signal(0);
  let lastScope = scope.peek();

  const stop = effect(() => {
    const live = listed.value.map((card) => card.state.id);
    const before = scope.value === lastScope ? order.peek() : [];
    lastScope = scope.value;
    const next = holding.value && before.length > 0 ? heldOrder(before, live) : live;
    const withKept = keeping(next, before, kept.value);
    const fresh = live.filter((id) => !withKept.includes(id)).length;
    if (!sameOrder(withKept, order.peek())) order.value = withKept;
    held.value = fresh;
  });

  return {
    shown: computed(() => order.value.flatMap((id) => cards.value.get(id) ?? [])),
    held,
    hold(on) {
      holding.value = on;
    },
    keep(id) {
      kept.value = id;
    },
    stop,
  };
}

/** What was there stays in its place; what came last comes below, what came first has to wait. */
function heldOrder(before: readonly string[], live: readonly string[]): readonly string[] {
  const known = new Set(before);
  const lastKnown = live.findLastIndex((id) => known.has(id));
  return [...before, ...live.slice(lastKnown + 1).filter((id) => !known.has(id))];
}

function keeping(next: readonly string[], before: readonly string[], id: string | null): readonly string[] {
  if (id === null || next.includes(id)) return next;
  const index = before.indexOf(id);
  return index === -1 ? next : [...next.slice(0, index), id, ...next.slice(index)];
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
