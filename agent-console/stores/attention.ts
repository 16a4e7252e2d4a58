import { computed, type ReadonlySignal } from '@preact/signals';
import type { ConversationState } from '../../server/contract/schemas/conversations.ts';
import type { Inbox } from './inbox.ts';
import { belongsTo } from './inbox-queues.ts';

/** How many things ask for this agent: visitors who wait, and unread messages of the agent's own. */
export function countAttention(
  inbox: Pick<Inbox, 'cards' | 'counts'>,
  agentId: string,
): ReadonlySignal<number> {
  return computed(() => {
    const own = [...inbox.cards.value.values()].filter((card) => belongsTo(card.state, 'mine', agentId));
    return own.reduce((sum, card) => sum + card.unread, inbox.counts.value?.waiting ?? 0);
  });
}

/**
 * Since when a visitor has been waiting for an answer that is due now; null: they are not, or the conversation is
 * resolved or snoozed.
 */
export function awaitedSince({ status, awaitingReplySince }: ConversationState): number | null {
  return status === 'waiting' || status === 'open' ? (awaitingReplySince ?? null) : null;
}
