import { applyEvent, startedConversation } from './apply-event.ts';
import type { Conversation, ConversationState, TriageState } from './schemas/conversations.ts';
import type { ConversationEvent } from './schemas/events.ts';

/** A conversation that nobody has sorted yet. */
export const UNSORTED: TriageState = { teamId: null, labelIds: [], priority: 0, snoozedUntil: null };

/**
 * The one way an agents' copy of a conversation changes: as everybody's does, and by what agents alone see. Pure, like
 * `applyEvent`. The caller has checked that the event is `next`.
 */
export function applyTriageEvent(conversation: Conversation, event: ConversationEvent): Conversation {
  const next = applyEvent(conversation, event);
  return { ...next, state: { ...next.state, ...deskChange(next.state, event) } };
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

function deskChange(state: ConversationState, event: ConversationEvent): Partial<ConversationState> {
  const { desk = UNSORTED } = state;
  switch (event.type) {
    case 'conversation.claimed':
    case 'conversation.assigned':
    case 'conversation.released':
    case 'conversation.resolved':
      return { desk: awake(desk) };
    case 'conversation.woken':
      return { status: 'open', desk: awake(desk) };
    case 'conversation.offered':
      return { desk: { ...desk, offer: event.data.offer } };
    case 'conversation.passed':
      return { desk: withoutOffer(desk) };
    case 'conversation.sorted':
      return { desk: { ...desk, ...event.data.change } };
    case 'conversation.snoozed':
      return { status: 'snoozed', desk: { ...withoutOffer(desk), snoozedUntil: event.data.until } };
    default:
      return {};
  }
}

function awake(desk: TriageState): TriageState {
  return { ...withoutOffer(desk), snoozedUntil: null };
}

function withoutOffer({ offer: _ended, ...desk }: TriageState): TriageState {
  return desk;
}
