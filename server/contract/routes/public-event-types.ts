/** The names of what the outside is told, in the order in which they are offered. Apart from their schemas, for browsers. */
export const PUBLIC_EVENT_TYPES = [
  'conversation.created',
  'conversation.assigned',
  'conversation.unassigned',
  'conversation.updated',
  'conversation.snoozed',
  'conversation.unsnoozed',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.rated',
  'conversation.deleted',
  'message.created',
  'message.updated',
  'message.deleted',
  'note.created',
  'note.updated',
  'note.deleted',
  'visitor.created',
  'visitor.identified',
  'visitor.erased',
  'agent.availability_changed',
] as const;
export type PublicEventType = (typeof PUBLIC_EVENT_TYPES)[number];
