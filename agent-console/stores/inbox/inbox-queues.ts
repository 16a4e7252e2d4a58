import type { InboxOrder, Queue } from '../../../server/contract/schemas/agent-api.ts';
import type { ConversationCard, ConversationState } from '../../../server/contract/schemas/conversations.ts';

/** Where a card stands in a list's order: what it is compared by, most important first. */
export type Place = { keys: readonly number[]; id: string };

/** A queue in one of its orders. */
export type Line = { queue: Queue; order: InboxOrder };

/** The order a queue has unless somebody chose another. */
export function usualOrder(queue: Queue): InboxOrder {
  return queue === 'waiting' ? 'longest' : 'latest';
}

/** Whether a conversation is in a queue of this agent; the server's `readInbox` decides the same way. */
export function belongsTo(state: ConversationState, queue: Queue, agentId: string): boolean {
  if (queue === 'mine') return state.status === 'open' && state.assignee?.id === agentId;
  return state.status === queue;
}

/** The place of a card: its priority where that decides, then waiting since, or last activity. */
export function placeOf({ state, lastMessage }: ConversationCard, { queue, order }: Line): Place {
  const active = lastMessage?.at ?? state.startedAt;
  if (order === 'priority') return { keys: [state.desk?.priority ?? 0, active], id: state.id };
  return { keys: [queue === 'waiting' ? (state.waitingSince ?? 0) : active], id: state.id };
}

/** Orders places as the server does: longest first is upwards, everything else downwards, the id included. */
export function comparePlaces(a: Place, b: Place, { order }: Line): number {
  const differing = a.keys.findIndex((key, index) => key !== b.keys[index]);
  const byKey = differing === -1 ? 0 : (a.keys[differing] ?? 0) - (b.keys[differing] ?? 0);
  const upwards = byKey !== 0 ? byKey : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  return order === 'longest' ? upwards : -upwards;
}
