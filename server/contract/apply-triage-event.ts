import { applyEvent, awaitingAfter, startedConversation } from './apply-event.ts';
import type { Conversation, ConversationState, TriageState } from './schemas/conversations.ts';
import type { ConversationEvent } from './schemas/events.ts';

/** Of a conversation for which nobody has chosen anything yet. */
export const UNTRIAGED: TriageState = { teamId: null, labelIds: [], priority: 0, snoozedUntil: null };

/**
 * The one way an agents' copy of a conversation changes: as everybody's does, and by what agents alone see. Pure, like
 * `applyEvent`. The caller has checked that the event is `next`.
 */
export function applyTriageEvent(conversation: Conversation, event: ConversationEvent): Conversation {
  if (event.type === 'conversation.rated' && event.data.resolution !== undefined)
    return { ...conversation, state: { ...conversation.state, seq: event.seq } };
  const next = applyEvent(separated(conversation, event), event);
  const changes = { ...firstReply(conversation.state, event), ...triageChange(next.state, event) };
  return { ...next, state: { ...next.state, ...changes } };
}

/**
 * The conversation that an event leads to, which is `next`; null where there was none before and this event does not
 * begin one.
 */
export function agentConversationAfter(
  conversation: Conversation | null,
  event: ConversationEvent,
): Conversation | null {
  if (conversation !== null) return applyTriageEvent(conversation, event);
  return event.type === 'conversation.started' ? startedConversation(event) : null;
}

/** One that was merged is one of its own again. */
function separated(conversation: Conversation, { type }: ConversationEvent): Conversation {
  if (type !== 'conversation.separated') return conversation;
  const { mergedInto: _ended, ...state } = conversation.state;
  return { ...conversation, state };
}

/** The first answer of an agent to somebody who waits for one. */
function firstReply(
  { awaitingReplySince, firstReplyAt }: ConversationState,
  event: ConversationEvent,
): Pick<ConversationState, 'firstReplyAt'> {
  if (event.type !== 'message.created' || firstReplyAt !== undefined || awaitingReplySince == null) return {};
  const { message } = event.data;
  return awaitingAfter(awaitingReplySince, message) === null ? { firstReplyAt: message.at } : {};
}

function triageChange(state: ConversationState, event: ConversationEvent): Partial<ConversationState> {
  const { triage = UNTRIAGED } = state;
  switch (event.type) {
    case 'conversation.claimed':
    case 'conversation.assigned':
    case 'conversation.released':
    case 'conversation.bot_left':
    case 'conversation.resolved':
      return { triage: awake(triage) };
    case 'conversation.woken':
      return { status: 'open', triage: awake(triage) };
    case 'conversation.offered':
      return { triage: { ...triage, offer: event.data.offer } };
    case 'conversation.passed':
      return { triage: withoutOffer(triage) };
    case 'conversation.triaged':
      return { triage: { ...triage, ...event.data.change } };
    case 'conversation.described':
      return { triage: { ...triage, attributes: event.data.attributes } };
    case 'conversation.snoozed':
      return { status: 'snoozed', triage: { ...withoutOffer(triage), snoozedUntil: event.data.until } };
    case 'conversation.merged':
      return {
        status: 'resolved',
        waitingSince: null,
        awaitingReplySince: null,
        mergedInto: event.data.into,
        triage: awake(triage),
      };
    case 'conversation.separated':
      return { ...event.data.state, triage: { ...triage, snoozedUntil: event.data.snoozedUntil } };
    default:
      return {};
  }
}

function awake(triage: TriageState): TriageState {
  return { ...withoutOffer(triage), snoozedUntil: null };
}

function withoutOffer({ offer: _ended, ...triage }: TriageState): TriageState {
  return triage;
}
