import { messageAfter } from '../../../server/contract/apply-event.ts';
import { applyTriageEvent } from '../../../server/contract/apply-triage-event.ts';
import type {
  Conversation,
  ConversationCard,
  Message,
  ReadMark,
} from '../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';
import { newerMark } from './readings.ts';

/** The card after an event that is `next` for it. */
export function cardAfter(card: ConversationCard, event: ConversationEvent): ConversationCard {
  const { state } = applyTriageEvent({ state: card.state, messages: [], earlier: true }, event);
  if (event.type === 'message.created') return withMessage({ ...card, state }, event.data.message);
  if (card.lastMessage !== null && (event.type === 'message.edited' || event.type === 'message.unsent'))
    return { ...card, state, lastMessage: messageAfter(card.lastMessage, event) };
  if (event.type !== 'conversation.read' || event.data.by !== 'agents') return { ...card, state };
  // How far the assignee has read says something of who has not read it themselves, and of nobody else.
  if (card.mark) return { ...card, state };
  const all = event.data.upTo >= (card.lastMessage?.seq ?? 0);
  return { ...card, state, unread: all ? 0 : card.unread };
}

/** The card that the first event of a conversation makes. */
export function startedCard(
  event: Extract<ConversationEvent, { type: 'conversation.started' }>,
): ConversationCard {
  return { state: event.data.state, lastMessage: null, unread: 0, mark: null, visitorHere: true };
}

/** The card brought up to a conversation that was fetched; unchanged when it knows as much. */
export function cardLearning(
  card: ConversationCard,
  conversation: Conversation,
  learnt: ReadMark | null,
): ConversationCard {
  if (conversation.state.seq <= card.state.seq) return card;
  const mark = newerMark(card.mark, learnt);
  const readUpTo = mark?.upTo ?? conversation.state.read.agents;
  const lastMessage = conversation.messages.findLast((message) => message.kind === 'text');
  const unread = conversation.messages.filter(
    (message) => message.author.kind === 'visitor' && message.seq > readUpTo,
  ).length;
  return { ...card, state: conversation.state, lastMessage: lastMessage ?? card.lastMessage, mark, unread };
}

/** Notes are no news of the conversation itself: they change neither the last line nor the order. */
function withMessage(card: ConversationCard, message: Message): ConversationCard {
  if (message.kind === 'note') return card;
  return {
    ...card,
    lastMessage: message,
    unread: message.author.kind === 'visitor' ? card.unread + 1 : card.unread,
  };
}
