import type { ConversationEventType } from '../contract/schemas/events.ts';
import type { PublicEventType } from '../contract/schemas/public-events.ts';

/** How the outside calls an event of a conversation; of messages, the word for notes differs. */
export type Naming = { name: PublicEventType; ofNote?: PublicEventType };

/**
 * What of a conversation's log the outside is told, and under which names. What is left out – who has read what, offers –
 * is between browsers.
 */
export const PUBLIC_TYPES: Partial<Record<ConversationEventType, Naming>> = {
  'conversation.started': { name: 'conversation.created' },
  'conversation.claimed': { name: 'conversation.assigned' },
  'conversation.assigned': { name: 'conversation.assigned' },
  'conversation.released': { name: 'conversation.unassigned' },
  'conversation.bot_joined': { name: 'conversation.bot_assigned' },
  'conversation.bot_left': { name: 'conversation.handed_off' },
  'conversation.triaged': { name: 'conversation.updated' },
  'conversation.described': { name: 'conversation.updated' },
  'conversation.snoozed': { name: 'conversation.snoozed' },
  'conversation.woken': { name: 'conversation.unsnoozed' },
  'conversation.resolved': { name: 'conversation.resolved' },
  'conversation.reopened': { name: 'conversation.reopened' },
  'conversation.rated': { name: 'conversation.rated' },
  'conversation.merged': { name: 'conversation.merged' },
  'conversation.separated': { name: 'conversation.separated' },
  'message.created': { name: 'message.created', ofNote: 'note.created' },
  'message.edited': { name: 'message.updated', ofNote: 'note.updated' },
  'message.unsent': { name: 'message.deleted', ofNote: 'note.deleted' },
};

/** Whether the outside is notified of this type of event. */
export function isPublic(type: string): boolean {
  return Object.hasOwn(PUBLIC_TYPES, type);
}
