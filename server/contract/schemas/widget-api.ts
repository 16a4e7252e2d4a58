import { Type } from 'typebox';
import { AttributeChange } from './activity.ts';
import { Id, Nullable, Page, Time } from './basics.ts';
import { Conversation, ConversationState, Message, Rating } from './conversations.ts';
import { EngineAddress, Limits, Timings } from './engine.ts';
import { ActivityStep, Visitor } from './people.ts';
import { TextOverrides } from './site-setting-parts.ts';
import { WidgetSettings } from './widget-settings.ts';

export type { TextOverrides } from './site-setting-parts.ts';

/** Whether somebody is there. `backAt` is when the hours begin again, null while they last or where none are set. */
export const SiteState = Type.Object(
  { agentsOnDuty: Type.Boolean(), open: Type.Boolean(), backAt: Nullable(Time) },
  { additionalProperties: false },
);
export type SiteState = Type.Static<typeof SiteState>;

export const UsualReply = Type.Enum(['minutes', 'hour', 'hours', 'day'], {
  description:
    'How long a person usually takes for the first answer: a few minutes, less than an hour, a few hours, a day. The median of the last 28 days: of a day by the calendar, of the others in business hours.',
});
export type UsualReply = Type.Static<typeof UsualReply>;

/** What anybody may know of a site: how its widget looks and speaks. */
export const SiteAppearance = Type.Object(
  {
    siteId: Id,
    name: Type.String(),
    greeting: Type.String(),
    color: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
    agentsOnDuty: SiteState.properties.agentsOnDuty,
    open: Type.Optional(SiteState.properties.open),
    backAt: Type.Optional(SiteState.properties.backAt),
    usualReply: Type.Optional(UsualReply),
    texts: Type.Optional(TextOverrides),
    settings: Type.Optional(WidgetSettings),
  },
  { additionalProperties: false },
);
export type SiteAppearance = Type.Static<typeof SiteAppearance>;

/** Asked when the panel is first opened; creates nothing. */
export const SiteOpening = Type.Object(
  { site: SiteAppearance, epoch: Type.String(), limits: Limits, timings: Timings },
  { additionalProperties: false },
);
export type SiteOpening = Type.Static<typeof SiteOpening>;

/** Who the visitor is, as the page says. Nobody has proved it. */
export const SaidIdentity = {
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })),
  email: Type.Optional(Type.String({ minLength: 3, maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+$' })),
};
export type SaidIdentity = { name?: string; email?: string };

/**
 * Makes the visitor. The widget mints `id` and the bearer token it sends with this request (32 random bytes,
 * base64url: 43 characters), so that a lost answer can be asked for again; the server keeps only the token's hash.
 */
export const CreateVisitor = Type.Object(
  {
    id: Id,
    siteKey: Type.String({ minLength: 1, maxLength: 64 }),
    language: Type.Optional(Type.String({ maxLength: 35 })),
    timeZone: Type.Optional(Type.String({ maxLength: 64 })),
    page: Type.Optional(Page),
    ...SaidIdentity,
  },
  { additionalProperties: false },
);
export type CreateVisitor = Type.Static<typeof CreateVisitor>;

/**
 * Says who the visitor is, with a JSON Web Token that the site signed (HS256, `aud` the site's key, `sub` the user's id,
 * `exp` at most 24 hours away). The bearer token of the request is one the widget minted for this person in this
 * browser: new, or the one it used for the same person before. One that speaks for somebody else is `409 id_taken`.
 */
export const IdentifyVisitor = Type.Object(
  {
    siteKey: Type.String({ minLength: 1, maxLength: 64 }),
    identity: Type.String({ minLength: 1, maxLength: 8_192, description: 'The JSON Web Token.' }),
    language: Type.Optional(Type.String({ maxLength: 35 })),
    timeZone: Type.Optional(Type.String({ maxLength: 64 })),
    page: Type.Optional(Page),
  },
  { additionalProperties: false },
);
export type IdentifyVisitor = Type.Static<typeof IdentifyVisitor>;

/** Everything a returning visitor's widget needs to go on. `conversation` is the newest one, or null. */
export const VisitorSession = Type.Object(
  {
    visitor: Visitor,
    site: SiteAppearance,
    conversation: Nullable(Conversation),
    unread: Type.Integer({ minimum: 0, description: 'Messages of agents that the visitor has not read.' }),
    epoch: Type.String(),
    engine: EngineAddress,
    limits: Limits,
    timings: Timings,
  },
  { additionalProperties: false },
);
export type VisitorSession = Type.Static<typeof VisitorSession>;

/** What the visitor answered before the chat, by field; which version they agreed to; what it is about. */
export const FormInput = Type.Object(
  {
    answers: Type.Record(
      Type.String({ maxLength: 32 }),
      Type.Union([Type.String({ maxLength: 2_000 }), Type.Boolean()]),
      { maxProperties: 20 },
    ),
    consent: Type.Optional(Type.String({ maxLength: 40 })),
    topic: Type.Optional(Type.String({ maxLength: 32 })),
  },
  { additionalProperties: false },
);
export type FormInput = Type.Static<typeof FormInput>;

/**
 * `id` is the widget's. Asked again with the same id, it finds the same conversation. Where the site asks questions,
 * `form` answers them; `400 form_incomplete` names in `error.details.troubles` what is wrong, by field.
 */
export const StartConversation = Type.Object(
  { id: Id, page: Type.Optional(Page), form: Type.Optional(FormInput) },
  { additionalProperties: false },
);
export type StartConversation = Type.Static<typeof StartConversation>;

/** What the page says of its visitor's conversation; what is left out stays as it is. */
export const DescribeConversation = Type.Object(
  {
    attributes: Type.Optional(AttributeChange),
    labels: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
        maxItems: 20,
        description: 'The names of all labels that the page wants it to have.',
      }),
    ),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type DescribeConversation = Type.Static<typeof DescribeConversation>;

export const Described = Type.Object(
  {
    refusedLabels: Type.Array(Type.String(), {
      description: 'Labels that were passed over: the site does not let its pages set them.',
    }),
  },
  { additionalProperties: false },
);
export type Described = Type.Static<typeof Described>;

/** Links that carry their own right, because `<img>` and `<a>` send no header; they end at `expiresAt`. */
export const AttachmentLinks = Type.Object(
  { content: Type.String(), thumbnail: Nullable(Type.String()), expiresAt: Type.Integer() },
  { additionalProperties: false },
);
export type AttachmentLinks = Type.Static<typeof AttachmentLinks>;

/** One line of the visitor's own list. */
export const ConversationSummary = Type.Object(
  {
    state: ConversationState,
    lastMessage: Nullable(Message),
    unread: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type ConversationSummary = Type.Static<typeof ConversationSummary>;

/** The newest first; at most 50. */
export const ConversationList = Type.Object(
  { conversations: Type.Array(ConversationSummary) },
  { additionalProperties: false },
);
export type ConversationList = Type.Static<typeof ConversationList>;

/**
 * Where a waiting visitor stands: 1 is next. `waitMs` is how much longer it may take, by the pace at which conversations were
 * taken lately; null where nothing is known, nobody is on duty, or it is overdue. Both null: this conversation does not wait.
 */
export const QueuePosition = Type.Object(
  {
    conversationId: Id,
    queuePosition: Nullable(Type.Integer({ minimum: 1 })),
    waitMs: Nullable(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
export type QueuePosition = Type.Static<typeof QueuePosition>;

/** Links to a conversation as a file, which work for a while without a header. */
export const TranscriptLinks = Type.Object(
  {
    text: Type.String(),
    json: Type.String(),
    page: Type.String(),
    expiresAt: Time,
    mailTo: Type.Optional(
      Type.String({
        description:
          'The address to which it can be mailed: one that the site vouches for. Left out where there is none, or no mail goes out.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type TranscriptLinks = Type.Static<typeof TranscriptLinks>;

/** Everything that is stored about the visitor and shown to them; the same that they can download. */
export const StoredAboutMe = Type.Object(
  {
    visitor: Type.Object(
      {
        id: Id,
        name: Nullable(Type.String()),
        email: Nullable(Type.String()),
        language: Nullable(Type.String()),
        timeZone: Nullable(Type.String()),
        browser: Nullable(Type.String()),
        page: Nullable(Page),
        firstSeenAt: Time,
        lastSeenAt: Time,
        more: Type.Record(Type.String(), Type.Unknown(), { description: 'What else is kept in their row.' }),
      },
      { additionalProperties: false },
    ),
    activity: Type.Array(ActivityStep, {
      description: 'Pages they looked at and what they did there, the newest first.',
    }),
    conversations: Type.Array(
      Type.Object(
        {
          state: ConversationState,
          ratings: Type.Array(
            Type.Object({ at: Time, ...Rating.properties }, { additionalProperties: false }),
            { description: 'All that they gave, the first one first: one for each time it was resolved.' },
          ),
          messages: Type.Array(Message),
        },
        { additionalProperties: false },
      ),
    ),
    counts: Type.Object(
      {
        conversations: Type.Integer(),
        messages: Type.Integer({ description: 'Without what agents noted for each other.' }),
        files: Type.Integer(),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type StoredAboutMe = Type.Static<typeof StoredAboutMe>;
