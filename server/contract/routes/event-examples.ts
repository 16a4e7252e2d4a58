import type { PublicEvent, PublicEventType } from '../schemas/public-events.ts';
import { ANA, AT, ID, OTHER_ID, PAGE, VISITOR } from './examples.ts';

const timestamp = new Date(AT).toISOString();
const conversation = { id: ID, siteId: OTHER_ID, teamId: null, visitorId: VISITOR.id };
const place = { conversation, seq: 2 };
const by = { kind: 'agent' as const, ...ANA };
const bot = { id: OTHER_ID, name: 'Pip' };
const visitor = { ...VISITOR, siteId: OTHER_ID, externalId: null };

const message = {
  id: OTHER_ID,
  conversationId: ID,
  seq: 2,
  kind: 'text' as const,
  author: { kind: 'visitor' as const, id: VISITOR.id, name: VISITOR.name },
  body: 'Where is my order?',
  attachments: [],
  at: AT,
};
const note = { ...message, kind: 'note' as const, author: by, body: 'Ships tomorrow, says the warehouse.' };
const takenBack = { body: '', unsentAt: AT };

const DATA: { readonly [T in PublicEventType]: Extract<PublicEvent, { type: T }>['data'] } = {
  'conversation.created': { ...place, seq: 1, page: PAGE, topic: null },
  'conversation.assigned': { ...place, by, assignee: ANA },
  'conversation.unassigned': { ...place, by },
  'conversation.bot_assigned': { ...place, bot },
  'conversation.handed_off': { ...place, seq: 5, bot, reason: 'handed_off' },
  'conversation.updated': { ...place, by, changes: { labelIds: [OTHER_ID], priority: 2 } },
  'conversation.snoozed': { ...place, by, until: AT + 3_600_000 },
  'conversation.unsnoozed': { ...place, by: { kind: 'system', id: null, name: '' } },
  'conversation.resolved': { ...place, by },
  'conversation.reopened': { ...place, by, assignee: ANA },
  'conversation.rated': { ...place, rating: { score: 5, words: 'Quick and kind.' } },
  'conversation.merged': { ...place, by, into: OTHER_ID },
  'conversation.separated': { ...place, by, from: OTHER_ID },
  'conversation.deleted': { conversationId: ID, visitorId: VISITOR.id, siteId: OTHER_ID },
  'message.created': { ...place, message },
  'message.updated': {
    ...place,
    seq: 3,
    message: { ...message, author: by, body: 'Tomorrow.', editedAt: AT },
  },
  'message.deleted': { ...place, seq: 3, message: { ...message, author: by, ...takenBack } },
  'note.created': { ...place, message: note },
  'note.updated': { ...place, seq: 3, message: { ...note, editedAt: AT } },
  'note.deleted': { ...place, seq: 3, message: { ...note, ...takenBack } },
  'visitor.created': { visitor: { ...visitor, name: 'Visitor 4711' } },
  'visitor.identified': {
    visitor: { ...visitor, email: 'grace@example.com', verified: true, externalId: '4711' },
  },
  'visitor.erased': { visitorId: VISITOR.id, siteId: OTHER_ID },
  'agent.availability_changed': { agent: ANA, availability: 'away' },
};

/** One of each event, as the outside is told. */
export const EVENT_EXAMPLES = Object.fromEntries(
  Object.entries(DATA).map(([type, data]) => [type, { type, timestamp, data }]),
) as { readonly [T in PublicEventType]: Extract<PublicEvent, { type: T }> };
