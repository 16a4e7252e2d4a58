import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ConversationCard } from '../../../server/contract/schemas/conversations.ts';

export type Selection = {
  ids: ReadonlySignal<ReadonlySet<string>>;
  toggle(id: string): void;
  /** All that are listed, or none where all are selected already. */
  toggleAll(): void;
  clear(): void;
  stop(): void;
};

/**
 * The conversations selected in the list, for an action on all of them. Only what is listed is selected: one that leaves the
 * list leaves the selection, so that no action reaches what nobody sees.
 * @param scope which list it is: in another one nothing is selected
 */
export function createSelection(
  listed: ReadonlySignal<readonly ConversationCard[]>,
  scope: ReadonlySignal<unknown>,
): Selection {
  const ids = signal<ReadonlySet<string>>(new Set());
  const listedIds = computed(() => listed.value.map((card) => card.state.id));
  let lastScope = scope.peek();
  const stop = effect(() => {
    const there = scope.value === lastScope ? listedIds.value : [];
    lastScope = scope.value;
    keep(there);
  });
  return {
    ids,
    toggle(id) {
      const next = new Set(ids.peek());
      if (!next.delete(id)) next.add(id);
      ids.value = next;
      keep(listedIds.peek());
    },
    toggleAll() {
      const all = listedIds.peek();
      ids.value = all.every((id) => ids.peek().has(id)) ? new Set() : new Set(all);
    },
    clear,
    stop,
  };

  function clear(): void {
    if (ids.peek().size > 0) ids.value = new Set();
  }

  function keep(there: readonly string[]): void {
    const before = ids.peek();
    const kept = there.filter((id) => before.has(id));
    if (kept.length < before.size) ids.value = new Set(kept);
  }
}
