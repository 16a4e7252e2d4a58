import type { Queue } from '../../server/contract/schemas/agent-api.ts';
import type { ConversationCard, ConversationState } from '../../server/contract/schemas/conversations.ts';

/** Where a card stands in a queue's order. */
export type Place = { key: number; id: string };

/** Whether a conversation is in a queue of this agent; the server's `readInbox` decides the same way. */
export function belongsTo(state: ConversationState, queue: Queue, agentId: string): boolean {
  if (queue === 'mine') return state.status === 'open' && state.assignee?.id === agentId;
  return state.status === queue;
}

/** The place of a card: waiting since, or last activity. */
export function placeOf({ state, lastMessage }: ConversationCard, queue: Queue): Place {
  const key = queue === 'waiting' ? (state.waitingSince ?? 0) : (lastMessage?.at ?? state.startedAt);
  return { key, id: state.id };
}

/** Orders places as the server does: the longest wait first, elsewhere the latest activity first. */
export function comparePlaces(a: Place, b: Place, queue: Queue): number {
  const upwards = a.key === b.key ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.key - b.key;
  return queue === 'waiting' ? upwards : -upwards;
}
