import type { InboxPage } from '../../../server/contract/schemas/agent-api.ts';
import type { ConversationCard } from '../../../server/contract/schemas/conversations.ts';
import { belongsTo, comparePlaces, type Line, type Place, placeOf } from './inbox-queues.ts';
import { newerMark } from './readings.ts';

/** How far a queue has been read. `reach`: the last place read; null when it was read to its end. */
export type QueueReach = { reach: Place | null; next: string | null };
export type Cards = ReadonlyMap<string, ConversationCard>;

/** What a queue shows: its cards as far as it was read, in order. */
export function listQueue(
  cards: Cards,
  line: Line,
  agentId: string,
  reach: Place | null,
): ConversationCard[] {
  return [...cards.values()]
    .filter((card) => belongsTo(card.state, line.queue, agentId) && within(card, line, reach))
    .sort((a, b) => comparePlaces(placeOf(a, line), placeOf(b, line), line));
}

/** How far the queue has been read once this page is in. */
export function reachAfter(line: Line, page: InboxPage, before: QueueReach | null): QueueReach {
  const last = page.cards.at(-1);
  const reached: QueueReach = {
    reach: page.next === null || last === undefined ? null : placeOf(last, line),
    next: page.next,
  };
  if (reached.reach === null || before === null) return reached;
  if (before.reach === null) return reached;
  return comparePlaces(before.reach, reached.reach, line) > 0 ? before : reached;
}

/**
 * The cards once a page is in. A first page is the truth about its range: what should be in it and is not has
 * changed without our noticing, and goes. What changed while the page was under way stays as it is.
 */
export function cardsAfter(
  cards: Cards,
  line: Line,
  agentId: string,
  page: InboxPage,
  { first, touched }: { first: boolean; touched: ReadonlySet<string> },
): Map<string, ConversationCard> {
  const next = new Map(cards);
  const listed = new Set(page.cards.map((card) => card.state.id));
  const { reach } = reachAfter(line, page, null);
  if (first) {
    for (const card of listQueue(cards, line, agentId, reach)) {
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

function within(card: ConversationCard, line: Line, reach: Place | null): boolean {
  return reach === null || comparePlaces(placeOf(card, line), reach, line) <= 0;
}
