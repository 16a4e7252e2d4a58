import { computed, type ReadonlySignal } from '@preact/signals';
import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { Inbox } from './inbox.ts';
import { belongsTo, isWithBot } from './inbox-queues.ts';

/** What asks for this agent, as the lists show it; each is a number of conversations. */
export type Attention = { waiting: number; unread: number };

/**
 * How many conversations ask for this agent: visitors who wait in the queue, and those of the agent's own with something
 * unread or that were handed to them.
 */
export function countAttention(
  inbox: Pick<Inbox, 'cards' | 'counts'>,
  handed: ReadonlySignal<ReadonlySet<string>>,
  agentId: string,
): ReadonlySignal<Attention> {
  return computed(() => {
    const own = [...inbox.cards.value.values()].filter((card) => belongsTo(card.state, 'mine', agentId));
    const unread = own.filter((card) => card.unread > 0 || handed.value.has(card.state.id)).length;
    return { waiting: inbox.counts.value?.waiting ?? 0, unread };
  });
}

/**
 * Since when a visitor has been waiting for an answer that is due now; null: they are not, or the conversation is
 * resolved, snoozed or with a bot.
 */
export function awaitedSince(state: ConversationState): number | null {
  const { status, awaitingReplySince } = state;
  if (isWithBot(state)) return null;
  return status === 'waiting' || status === 'open' ? (awaitingReplySince ?? null) : null;
}
