import type { InboxOrder, Queue } from '../../../server/contract/schemas/agent-api.ts';
import type { ConversationCard, ConversationState } from '../../../server/contract/schemas/conversations.ts';

/** Where a card stands in a list's order: what it is compared by, most important first. */
export type SortKey = { keys: readonly number[]; id: string };

/** A queue in one of its orders. */
export type OrderedQueue = { queue: Queue; order: InboxOrder };

/** The order a queue has unless somebody chose another. */
export function usualOrder(queue: Queue): InboxOrder {
  return queue === 'waiting' ? 'longest' : 'latest';
}

/** Whether a bot answers for now, so that it waits for nobody of the team. */
export function isWithBot({ status, bot }: ConversationState): boolean {
  return status === 'waiting' && bot != null;
}

/** Whether a conversation is in a queue of this agent; the server's `readInbox` decides the same way. */
export function belongsTo(state: ConversationState, queue: Queue, agentId: string): boolean {
  if (queue === 'mine') return state.status === 'open' && state.assignee?.id === agentId;
  if (queue === 'with_bot') return isWithBot(state);
  return state.status === queue && !(queue === 'waiting' && isWithBot(state));
}

/** What a card is ordered by: its priority where that decides, then waiting since, or last activity. */
export function sortKeyOf({ state, lastMessage }: ConversationCard, { queue, order }: OrderedQueue): SortKey {
  const active = lastMessage?.at ?? state.startedAt;
  if (order === 'priority') return { keys: [state.triage?.priority ?? 0, active], id: state.id };
  return { keys: [queue === 'waiting' ? (state.waitingSince ?? 0) : active], id: state.id };
}

/** Orders as the server does: longest first is upwards, everything else downwards, the id included. */
export function compareSortKeys(a: SortKey, b: SortKey, { order }: OrderedQueue): number {
  const differing = a.keys.findIndex((key, index) => key !== b.keys[index]);
  const byKey = differing === -1 ? 0 : (a.keys[differing] ?? 0) - (b.keys[differing] ?? 0);
  const upwards = byKey !== 0 ? byKey : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  return order === 'longest' ? upwards : -upwards;
}
