import type { InboxOrder, Queue } from '../../../server/contract/schemas/agent-api.ts';
import type { ConversationCard, ConversationState } from '../../../server/contract/schemas/conversations.ts';

/** Where a card stands in a list's order: what it is compared by, most important first. */
export type SortKey = { keys: readonly number[]; id: string };

/** What an agent chooses a queue to show: all of it in an order, or only what needs a reply. */
export type ListOrder = InboxOrder | 'reply-only';

/** The queues in which some wait for an answer and others do not. */
export const REPLY_QUEUES: ReadonlySet<Queue> = new Set(['mine', 'open', 'snoozed']);

/** What the list of a queue can be chosen to show. */
export function ordersOf(queue: Queue): readonly ListOrder[] {
  const all: readonly ListOrder[] = ['longest', 'latest', 'priority'];
  return REPLY_QUEUES.has(queue) ? [...all, 'reply', 'reply-only'] : all;
}

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

const UNANSWERED = 0;
const ANSWERED = 1;

/** What a card is ordered by: whether it needs a reply or its priority where that decides, then waiting since, or last activity. */
export function sortKeyOf({ state, lastMessage }: ConversationCard, { queue, order }: OrderedQueue): SortKey {
  const active = lastMessage?.at ?? state.startedAt;
  if (order === 'priority') return { keys: [state.triage?.priority ?? 0, active], id: state.id };
  if (order === 'reply') {
    const awaiting = state.awaitingReplySince ?? null;
    return { keys: awaiting === null ? [ANSWERED, -active] : [UNANSWERED, awaiting], id: state.id };
  }
  return { keys: [queue === 'waiting' ? (state.waitingSince ?? 0) : active], id: state.id };
}

/** Whether those who need a reply end before this place in the order `reply`. */
export function isAnswered({ keys }: SortKey): boolean {
  return keys[0] === ANSWERED;
}

/** Orders as the server does: longest first is upwards, everything else downwards, the id included. */
export function compareSortKeys(a: SortKey, b: SortKey, { order }: OrderedQueue): number {
  const differing = a.keys.findIndex((key, index) => key !== b.keys[index]);
  const byKey = differing === -1 ? 0 : (a.keys[differing] ?? 0) - (b.keys[differing] ?? 0);
  const byId = a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  // Two lists, one after the other: who waits longest, and then who was answered last.
  if (order === 'reply') return byKey || (isAnswered(a) ? -byId : byId);
  return order === 'longest' ? byKey || byId : -(byKey || byId);
}
