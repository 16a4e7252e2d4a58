import { type ReadonlySignal, signal } from '@preact/signals';
import type { Failure } from '../../../server/contract/client/ports.ts';
import type { MergePreview } from '../../../server/contract/schemas/developers/conversation-merges.ts';
import type { ContactsApi } from '../../transport/contacts-api.ts';

export type ConversationMerge = {
  /** What would happen; null: no conversation is chosen. */
  way: ReadonlySignal<MergePreview | null>;
  /** The other of the two could be kept as well. */
  canSwap: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  trouble: ReadonlySignal<Failure | null>;
  choose(otherId: string): Promise<void>;
  swap(): void;
  back(): void;
  /** Null: it was refused, or is under way already. */
  merge(): Promise<MergePreview | null>;
};

/** Merges a conversation with another one of its visitor. @param id of the one that is kept where both may be */
export function createConversationMerge(
  { conversations: api }: Pick<ContactsApi, 'conversations'>,
  id: string,
): ConversationMerge {
  const ways = signal<readonly MergePreview[]>([]);
  const way = signal<MergePreview | null>(null);
  const canSwap = signal(false);
  const busy = signal(false);
  const trouble = signal<Failure | null>(null);

  return {
    way,
    canSwap,
    busy,
    trouble,
    choose: (otherId) =>
      alone(async () => {
        const both = await Promise.all([api.preview(id, otherId), api.preview(otherId, id)]);
        const possible = both.flatMap((answer) => (answer.ok ? [answer.value] : []));
        // One way may be refused because of which is resolved. Whatever else is in the way of one does not make it the other.
        const failures = both.flatMap((answer) => (answer.ok ? [] : [answer]));
        const other = failures.find(({ code }) => code !== 'bad_request');
        const failure = possible.length === 0 ? (other ?? failures[0]) : other;
        ways.value = failure === undefined ? possible : [];
        way.value = ways.value[0] ?? null;
        canSwap.value = ways.value.length === 2;
        trouble.value = failure ?? null;
        return undefined;
      }).then(() => undefined),
    swap() {
      way.value = ways.value.find((one) => one !== way.value) ?? way.value;
    },
    back() {
      way.value = null;
      trouble.value = null;
    },
    merge: () =>
      alone(async () => {
        const chosen = way.value;
        if (chosen === null) return undefined;
        const answer = await api.merge(chosen.kept.id, chosen.merged.id);
        if (answer.ok) return chosen;
        trouble.value = answer;
        return undefined;
      }),
  };

  /** One thing at a time: who clicks twice means it once. */
  async function alone<T>(action: () => Promise<T | undefined>): Promise<T | null> {
    if (busy.value) return null;
    busy.value = true;
    trouble.value = null;
    const done = await action();
    busy.value = false;
    return done ?? null;
  }
}
