import { computed, type ReadonlySignal } from '@preact/signals';
import type { ConversationState } from '../../server/contract/schemas/conversations.ts';
import type { Inbox } from './inbox.ts';
import { belongsTo } from './inbox-queues.ts';

/**
 * How many things ask for this agent: visitors who wait, unread messages of the agent's own, and conversations that were
 * handed to them and have no unread message.
 */
export function countAttention(
  inbox: Pick<Inbox, 'cards' | 'counts'>,
  handed: ReadonlySignal<ReadonlySet<string>>,
  agentId: string,
): ReadonlySignal<number> {
  return computed(() => {
    const own = [...inbox.cards.value.values()].filter((card) => belongsTo(card.state, 'mine', agentId));
    const unread = own.reduce((sum, card) => sum + card.unread, 0);
    const quiet = own.filter((card) => card.unread === 0 && handed.value.has(card.state.id)).length;
    return (inbox.counts.value?.waiting ?? 0) + unread + quiet;
  });
}

/**
 * Since when a visitor has been waiting for an answer that is due now; null: they are not, or the conversation is
 * resolved or snoozed.
 */
export function awaitedSince({ status, awaitingReplySince }: ConversationState): number | null {
  return status === 'waiting' || status === 'open' ? (awaitingReplySince ?? null) : null;
}
