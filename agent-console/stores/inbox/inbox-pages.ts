import type { InboxPage } from '../../../server/contract/schemas/agent-api.ts';
import type { ConversationCard } from '../../../server/contract/schemas/conversations.ts';
import { belongsTo, compareSortKeys, type OrderedQueue, type SortKey, sortKeyOf } from './inbox-queues.ts';
import { newerMark } from './readings.ts';

/** How far a queue has been read. `reach`: where the last card read stands; null when it was read to its end. */
export type QueueReach = { reach: SortKey | null; next: string | null };
export type Cards = ReadonlyMap<string, ConversationCard>;

/** What a queue shows: its cards as far as it was read, in order. */
export function listQueue(
  cards: Cards,
  ordered: OrderedQueue,
  agentId: string,
  reach: SortKey | null,
): ConversationCard[] {
  return [...cards.values()]
    .filter((card) => belongsTo(card.state, ordered.queue, agentId) && within(card, ordered, reach))
    .sort((a, b) => compareSortKeys(sortKeyOf(a, ordered), sortKeyOf(b, ordered), ordered));
}

/** How far the queue has been read once this page is in. */
export function reachAfter(ordered: OrderedQueue, page: InboxPage, before: QueueReach | null): QueueReach {
  const last = page.cards.at(-1);
  const reached: QueueReach = {
    reach: page.next === null || last === undefined ? null : sortKeyOf(last, ordered),
    next: page.next,
  };
  if (reached.reach === null || before === null) return reached;
  if (before.reach === null) return reached;
  return compareSortKeys(before.reach, reached.reach, ordered) > 0 ? before : reached;
}

/**
 * The cards once a page is in. A first page is the truth about its range: what should be in it and is not has
 * changed without our noticing, and goes. What changed while the page was under way stays as it is.
 */
export function cardsAfter(
  cards: Cards,
  ordered: OrderedQueue,
  agentId: string,
  page: InboxPage,
  { first, touched }: { first: boolean; touched: ReadonlySet<string> },
): Map<string, ConversationCard> {
  const next = new Map(cards);
  const listed = new Set(page.cards.map((card) => card.state.id));
  const { reach } = reachAfter(ordered, page, null);
  if (first) {
    for (const card of listQueue(cards, ordered, agentId, reach)) {
      if (!listed.has(card.state.id) && !touched.has(card.state.id)) next.delete(card.state.id);
    }
  }
  for (const card of page.cards) {
    const known = next.get(card.state.id);
    const newer = known !== undefined && known.state.seq > card.state.seq;
    next.set(
      card.state.id,
      newer ? { ...known, visitorHere: card.visitorHere } : withNewestMark(card, known),
    );
  }
  return next;
}

/** The page was under way while the agent read the conversation, or marked it as unread. */
function withNewestMark(card: ConversationCard, known: ConversationCard | undefined): ConversationCard {
  if (!known?.mark || newerMark(card.mark, known.mark) !== known.mark) return card;
  return { ...card, mark: known.mark, unread: known.unread };
}

function within(card: ConversationCard, ordered: OrderedQueue, reach: SortKey | null): boolean {
  return reach === null || compareSortKeys(sortKeyOf(card, ordered), reach, ordered) <= 0;
}
