import { visitorName } from '../access/actor.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { AvailabilityState } from '../contract/schemas/people.ts';
import type { EventConversation, PublicEvent, PublicEventType } from '../contract/schemas/public-events.ts';
import type { FeedRow } from '../database/tables/webhooks.ts';
import type { AgentRow, VisitorRow } from '../database/tables.ts';
import { PUBLIC_TYPES } from './public-types.ts';

/** What rows of the feed refer to, as it is stored now. */
export type FeedReferences = {
  /** By conversation and `seq`, with a blank between. */
  events: ReadonlyMap<string, ConversationEvent>;
  /** By conversation and the message's id, of those that were edited or taken back. */
  messages: ReadonlyMap<string, Message>;
  visitors: ReadonlyMap<string, VisitorRow>;
  agents: ReadonlyMap<string, AgentRow>;
};

/**
 * A row of the feed as the body of a webhook: `{type, timestamp, data}`.
 * @returns null when what it was about is gone
 */
export function publicEventOf(row: FeedRow, references: FeedReferences): PublicEvent | null {
  const found = row.conversation_id === null ? ofPerson(row, references) : ofConversation(row, references);
  if (found === null) return null;
  return { type: found.type, timestamp: new Date(row.at).toISOString(), data: found.data } as PublicEvent;
}

type Found = { type: PublicEventType; data: object };

function ofPerson(row: FeedRow, { visitors, agents }: FeedReferences): Found | null {
  const { visitor_id: visitorId, site_id: siteId } = row;
  switch (row.type) {
    case 'visitor.erased':
      return { type: row.type, data: { visitorId, siteId } };
    case 'conversation.deleted':
      return { type: row.type, data: { ...JSON.parse(row.data), visitorId, siteId } };
    case 'visitor.created':
    case 'visitor.identified': {
      const visitor = visitors.get(visitorId ?? '');
      return visitor === undefined ? null : { type: row.type, data: { visitor: visitorFrom(visitor) } };
    }
    case 'agent.availability_changed': {
      const agent = agents.get(row.agent_id ?? '');
      const { availability }: { availability: AvailabilityState } = JSON.parse(row.data);
      if (agent === undefined) return null;
      return { type: row.type, data: { agent: { id: agent.id, name: agent.name }, availability } };
    }
    default:
      return null;
  }
}

function visitorFrom(row: VisitorRow) {
  return {
    id: row.id,
    name: visitorName(row),
    email: row.email,
    verified: row.verified === 1,
    siteId: row.site_id,
    externalId: row.external_id,
  };
}

function ofConversation(row: FeedRow, references: FeedReferences): Found | null {
  const event = references.events.get(`${row.conversation_id} ${row.seq}`);
  const naming = event === undefined ? undefined : PUBLIC_TYPES[event.type];
  if (event === undefined || naming === undefined) return null;
  const place = { conversation: conversationFrom(row), seq: event.seq };
  const message = messageOf(event, references);
  if (naming.ofNote === undefined) return { type: naming.name, data: { ...place, ...dataOf(event) } };
  if (message === null) return null;
  const type = message.kind === 'note' ? naming.ofNote : naming.name;
  return { type, data: { ...place, message } };
}

function conversationFrom(row: FeedRow): EventConversation {
  return {
    id: row.conversation_id ?? '',
    siteId: row.site_id ?? '',
    teamId: row.team_id,
    visitorId: row.visitor_id ?? '',
  };
}

function messageOf(event: ConversationEvent, { messages }: FeedReferences): Message | null {
  if (event.type === 'message.created') return event.data.message;
  if (event.type !== 'message.edited' && event.type !== 'message.unsent') return null;
  return messages.get(`${event.conversationId} ${event.data.messageId}`) ?? null;
}

/** What an event that is no message says, besides where it happened. */
function dataOf(event: ConversationEvent): object {
  switch (event.type) {
    case 'conversation.started': {
      const { page, topic } = event.data.state;
      return { page, topic: topic ?? null };
    }
    case 'conversation.claimed': {
      const { assignee, key } = event.data;
      return { by: { kind: 'agent', ...assignee, ...(key === undefined ? {} : { key }) }, assignee };
    }
    case 'conversation.assigned':
    case 'conversation.reopened':
      return { by: event.data.by, assignee: event.data.assignee };
    case 'conversation.bot_joined':
      return { bot: event.data.bot };
    case 'conversation.bot_left':
      return { bot: event.data.bot, reason: event.data.why };
    case 'conversation.triaged':
      return { by: event.data.by, changes: event.data.change };
    case 'conversation.described':
      return { by: event.data.by, changes: { attributes: event.data.attributes } };
    case 'conversation.snoozed':
      return { by: event.data.by, until: event.data.until };
    case 'conversation.released':
    case 'conversation.woken':
    case 'conversation.resolved':
      return { by: event.data.by };
    case 'conversation.merged':
      return { by: event.data.by, into: event.data.into };
    case 'conversation.separated':
      return { by: event.data.by, from: event.data.from };
    case 'conversation.rated':
      return event.data;
    default:
      return {};
  }
}
