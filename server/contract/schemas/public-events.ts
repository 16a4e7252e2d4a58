import { Type } from 'typebox';
import { PUBLIC_EVENT_TYPES } from '../routes/public-event-types.ts';
import { Id, Nullable, Page, Seq, Time } from './basics.ts';
import { ConversationAttributes, Message, Priority, Rating } from './conversations.ts';
import { BotLeft } from './events.ts';
import { AgentSummary, Author, AvailabilityState, BotSummary, Visitor } from './people.ts';

const strict = { additionalProperties: false } as const;

/** Which conversation an event is of. */
export const EventConversation = Type.Object(
  {
    id: Id,
    siteId: Id,
    teamId: Nullable(Id),
    visitorId: Id,
  },
  {
    additionalProperties: false,
    description: 'Which conversation it is of. `teamId` is the team it belonged to a moment after the event.',
  },
);
export type EventConversation = Type.Static<typeof EventConversation>;

/** A visitor, with what the site has signed. */
export const EventVisitor = Type.Object(
  {
    ...Visitor.properties,
    siteId: Id,
    externalId: Nullable(Type.String({ description: 'Who this is at the site, where the site signed it.' })),
  },
  { additionalProperties: false, description: 'A visitor as known now, which may be later than the event.' },
);

const event = <K extends string, D extends Type.TProperties>(type: K, data: D) =>
  Type.Object(
    {
      type: Type.Literal(type),
      timestamp: Type.String({ description: 'When it happened: ISO 8601, in UTC.' }),
      data: Type.Object(data, strict),
    },
    strict,
  );

const ofConversation = <K extends string, D extends Type.TProperties>(type: K, data: D) =>
  event(type, { conversation: EventConversation, seq: Seq, ...data });

const by = { by: Author };
const message = { message: Message };
const visitor = { visitor: EventVisitor };

/**
 * What the outside is told, as the body of a webhook and in the events feed: `{type, timestamp, data}`
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-structure).
 */
export const PUBLIC_EVENTS = {
  ConversationCreatedEvent: ofConversation('conversation.created', {
    page: Nullable(Page),
    topic: Nullable(Type.String()),
  }),
  ConversationAssignedEvent: ofConversation('conversation.assigned', { ...by, assignee: AgentSummary }),
  ConversationUnassignedEvent: ofConversation('conversation.unassigned', by),
  ConversationBotAssignedEvent: ofConversation('conversation.bot_assigned', { bot: BotSummary }),
  ConversationHandedOffEvent: ofConversation('conversation.handed_off', {
    bot: BotSummary,
    reason: BotLeft,
  }),
  ConversationUpdatedEvent: ofConversation('conversation.updated', {
    ...by,
    changes: Type.Partial(
      Type.Object({
        teamId: Nullable(Id),
        labelIds: Type.Array(Id),
        priority: Priority,
        attributes: ConversationAttributes,
      }),
      strict,
    ),
  }),
  ConversationSnoozedEvent: ofConversation('conversation.snoozed', { ...by, until: Nullable(Time) }),
  ConversationUnsnoozedEvent: ofConversation('conversation.unsnoozed', by),
  ConversationResolvedEvent: ofConversation('conversation.resolved', by),
  ConversationReopenedEvent: ofConversation('conversation.reopened', {
    ...by,
    assignee: Nullable(AgentSummary),
  }),
  ConversationRatedEvent: ofConversation('conversation.rated', {
    rating: Rating,
    resolution: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description:
          'The `seq` of the `conversation.resolved` that it is of, where the conversation was reopened since; left out: the last one.',
      }),
    ),
  }),
  ConversationMergedEvent: ofConversation('conversation.merged', { ...by, into: Id }),
  ConversationSeparatedEvent: ofConversation('conversation.separated', { ...by, from: Id }),
  ConversationDeletedEvent: event('conversation.deleted', {
    conversationId: Id,
    visitorId: Id,
    siteId: Id,
  }),
  MessageCreatedEvent: ofConversation('message.created', message),
  MessageUpdatedEvent: ofConversation('message.updated', message),
  MessageDeletedEvent: ofConversation('message.deleted', message),
  NoteCreatedEvent: ofConversation('note.created', message),
  NoteUpdatedEvent: ofConversation('note.updated', message),
  NoteDeletedEvent: ofConversation('note.deleted', message),
  VisitorCreatedEvent: event('visitor.created', visitor),
  VisitorIdentifiedEvent: event('visitor.identified', visitor),
  VisitorErasedEvent: event('visitor.erased', { visitorId: Id, siteId: Id }),
  AgentAvailabilityChangedEvent: event('agent.availability_changed', {
    agent: AgentSummary,
    availability: AvailabilityState,
  }),
} as const;

type Schemas = typeof PUBLIC_EVENTS;
export type PublicEvent = { [K in keyof Schemas]: Type.Static<Schemas[K]> }[keyof Schemas];
export type { PublicEventType } from '../routes/public-event-types.ts';
export type PublicEventData<T extends PublicEvent['type']> = Extract<PublicEvent, { type: T }>['data'];

export const PublicEventName = Type.Enum(PUBLIC_EVENT_TYPES);

/** Any of them. */
export const AnyPublicEvent = Type.Unsafe<PublicEvent>(
  Type.Union(Object.values(PUBLIC_EVENTS), {
    description: 'What happened, exactly as the body of a webhook.',
  }),
);

/** A page of the events feed. */
export const FeedPage = Type.Object(
  {
    events: Type.Array(
      Type.Object(
        {
          id: Type.String({
            description: 'The same as `webhook-id` of a webhook with this event; of no other event.',
          }),
          event: AnyPublicEvent,
        },
        strict,
      ),
    ),
    next: Type.String({
      description: 'Ask with it as `after` for what comes next. Keep it once you are done.',
    }),
    more: Type.Boolean({ description: 'There are more already; ask again at once.' }),
  },
  strict,
);
export type FeedPage = Type.Static<typeof FeedPage>;
