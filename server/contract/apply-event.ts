import type { Conversation, ConversationState, Message } from './schemas/conversations.ts';
import type { ConversationEvent } from './schemas/events.ts';
import type { Room } from './schemas/rooms-api.ts';
import { quoteAfter } from './text/quotes.ts';

/** Where an event stands to a reader who has applied everything up to `cursor`. */
export type Arrival = 'next' | 'old' | 'early';

/**
 * `next`: apply it. `old`: it is included already, ignore it. `early`: something before it is missing, fetch.
 * @param cursor the `seq` of the last event applied, 0 for none
 */
export function arrivalOf(event: Pick<ConversationEvent, 'seq' | 'prev'>, cursor: number): Arrival {
  if (event.seq <= cursor) return 'old';
  return event.prev <= cursor ? 'next' : 'early';
}

/**
 * The one way a conversation changes in a browser; agents' copies change by `applyTriageEvent`, which adds to this what
 * visitors never see. Pure: the same events in the same order give the same conversation everywhere. The caller has
 * checked that the event is `next`.
 */
export function applyEvent(conversation: Conversation, event: ConversationEvent): Conversation {
  const state: ConversationState = {
    ...keptBy(event, conversation.state),
    ...changeOf(conversation.state, event),
    seq: event.seq,
  };
  return { ...conversation, state, messages: messagesAfter(conversation.messages, event) };
}

/** A reopening ends the resolution that a rating was of. */
function keptBy({ type }: ConversationEvent, state: ConversationState): ConversationState {
  if (type !== 'conversation.reopened') return state;
  const { rating: _ended, ...kept } = state;
  return kept;
}

/** What was said, after an event. */
function messagesAfter(messages: Message[], event: ConversationEvent): Message[] {
  if (event.type === 'message.edited' || event.type === 'message.unsent')
    return messages.map((one) => messageAfter(one, event));
  return event.type === 'message.created' ? [...messages, event.data.message] : messages;
}

/**
 * The conversation that an event leads to, which is `next`; null where there was none before and this event does not
 * begin one.
 */
export function conversationAfter(
  conversation: Conversation | null,
  event: ConversationEvent,
): Conversation | null {
  if (conversation !== null) return applyEvent(conversation, event);
  return event.type === 'conversation.started' ? startedConversation(event) : null;
}

/** The same of a room of the team, which no event begins: in it, things are said and nothing else happens. */
export function roomAfter(room: Room | null, event: ConversationEvent): Room | null {
  if (room === null) return null;
  const activeAt = event.type === 'message.created' ? event.at : room.state.activeAt;
  const messages = messagesAfter(room.messages, event);
  return { ...room, state: { ...room.state, activeAt, seq: event.seq }, messages };
}

/** A message after an edit or its taking back, and the reply to one; unchanged where it is another one's. */
export function messageAfter(message: Message, event: ConversationEvent): Message {
  if (event.type !== 'message.edited' && event.type !== 'message.unsent') return message;
  if (message.replyTo?.id === event.data.messageId)
    return { ...message, replyTo: quoteAfter(message.replyTo, event) };
  if (message.id !== event.data.messageId || message.unsentAt !== undefined) return message;
  return event.type === 'message.edited'
    ? { ...message, body: event.data.body, editedAt: event.at }
    : { ...withoutOffers(message), body: '', attachments: [], unsentAt: event.at };
}

function withoutOffers({ choices: _choices, card: _card, form: _form, ...message }: Message): Message {
  return message;
}

/** A conversation before its first event's effects: what `conversation.started` makes. */
export function startedConversation(
  event: Extract<ConversationEvent, { type: 'conversation.started' }>,
): Conversation {
  return { state: event.data.state, messages: [], earlier: false };
}

function changeOf(state: ConversationState, event: ConversationEvent): Partial<ConversationState> {
  switch (event.type) {
    case 'conversation.started':
      return event.data.state;
    case 'message.created':
      return waitingAfter(state, awaitingAfter(state.awaitingReplySince, event.data.message), event.at);
    case 'conversation.claimed':
    case 'conversation.assigned':
      return { ...withPeople(state), status: 'open', assignee: event.data.assignee, waitingSince: null };
    case 'conversation.released':
    case 'conversation.bot_left':
      return { ...withPeople(state), ...inQueue(state.awaitingReplySince, event.at) };
    case 'conversation.resolved':
      return { ...withPeople(state), status: 'resolved', waitingSince: null };
    case 'conversation.reopened':
      return event.data.assignee === null
        ? // A visitor who comes back begins to wait anew; for an agent, the wait there was goes on.
          inQueue(event.data.by.kind === 'visitor' ? event.at : state.awaitingReplySince, event.at)
        : { status: 'open', assignee: event.data.assignee, waitingSince: null };
    case 'conversation.bot_joined':
    case 'conversation.rated':
      return event.data;
    case 'conversation.delivered':
      return { delivered: raised(state.delivered, event.data.to, event.data.upTo) };
    case 'conversation.read':
      return {
        delivered: raised(state.delivered, event.data.by, event.data.upTo),
        read: raised(state.read, event.data.by, event.data.upTo),
      };
    default: {
      // What agents alone see is in `apply-triage-event.ts`, which visitors do not load. Of the others, some say since when
      // the visitor waits.
      const { awaitingReplySince = state.awaitingReplySince } = event.data as Partial<ConversationState>;
      return waitingAfter(state, awaitingReplySince, event.at);
    }
  }
}

/**
 * Since when the visitor has been waiting for an answer, after a message: from their first one that nobody has answered
 * until an agent answers them. A note answers nobody, and a bot is no person who could end the wait for one. The server keeps the same time with the conversation.
 */
export function awaitingAfter(
  since: number | null = null,
  { kind, author, at }: Pick<Message, 'kind' | 'author' | 'at'>,
): number | null {
  if (kind === 'note' || author.kind === 'bot') return since;
  return author.kind === 'agent' ? null : (since ?? at);
}

/** Whatever moves a conversation takes it from the bot that has it. */
function withPeople({ bot }: ConversationState): Partial<ConversationState> {
  return bot ? { bot: null } : {};
}

/** In the queue, as of when its visitor began to wait for an answer; one that was answered, as of now. */
function inQueue(awaiting: number | null = null, at: number): Partial<ConversationState> {
  return { status: 'waiting', assignee: null, waitingSince: awaiting ?? at, awaitingReplySince: awaiting };
}

/** A conversation in the queue stands there since its visitor waits for an answer; one that was answered, since then. */
function waitingAfter(
  state: ConversationState,
  awaiting: number | null = null,
  at: number,
): Partial<ConversationState> {
  if (awaiting === (state.awaitingReplySince ?? null)) return {};
  return state.status === 'waiting' ? inQueue(awaiting, at) : { awaitingReplySince: awaiting };
}

type Marks = ConversationState['read'];

/** Marks only grow, in whatever order they come. */
function raised(marks: Marks, side: keyof Marks, upTo: number): Marks {
  return { ...marks, [side]: Math.max(marks[side], upTo) };
}
