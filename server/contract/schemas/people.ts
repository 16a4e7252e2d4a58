import { Type } from 'typebox';
import { Facts } from './activity.ts';
import { ConversationStatus, Id, Nullable, Page, Time } from './basics.ts';

/** What anybody may know of an agent. No e-mail address: visitors see this. */
export const AgentSummary = Type.Object(
  { id: Id, name: Type.String() },
  { additionalProperties: false, description: 'What anybody may know of an agent.' },
);
export type AgentSummary = Type.Static<typeof AgentSummary>;

/** What anybody may know of a bot. */
export const BotSummary = Type.Object(
  { id: Id, name: Type.String() },
  { additionalProperties: false, description: 'What anybody may know of a bot.' },
);
export type BotSummary = Type.Static<typeof BotSummary>;

export const AgentRole = Type.Union([Type.Literal('agent'), Type.Literal('admin')]);
export type AgentRole = Type.Static<typeof AgentRole>;

/** What an agent has chosen: takes new conversations, takes none for now, or is not there for visitors. */
export const AvailabilityState = Type.Union([Type.Literal('on'), Type.Literal('busy'), Type.Literal('away')]);
export type AvailabilityState = Type.Static<typeof AvailabilityState>;

/** With a state: from now on in that one. Without: this console is there, although the engine does not see it. */
export const ChangeAvailability = Type.Object(
  { state: Type.Optional(AvailabilityState) },
  { additionalProperties: false },
);
export type ChangeAvailability = Type.Static<typeof ChangeAvailability>;

/** On the agents' channel: somebody is in another state now. */
export const AgentAvailability = Type.Object(
  { agentId: Id, state: AvailabilityState },
  { additionalProperties: false },
);
export type AgentAvailability = Type.Static<typeof AgentAvailability>;

/** An agent, as other agents see them. */
export const Agent = Type.Object(
  { id: Id, name: Type.String(), email: Type.String(), role: AgentRole },
  { additionalProperties: false },
);
export type Agent = Type.Static<typeof Agent>;

/** A visitor, as agents and the visitor see them. `name` is never empty: an unnamed visitor gets a made-up one. */
export const Visitor = Type.Object(
  {
    id: Id,
    name: Type.String(),
    email: Nullable(Type.String()),
    verified: Type.Boolean({ description: 'The site signed who this is.' }),
  },
  { additionalProperties: false },
);
export type Visitor = Type.Static<typeof Visitor>;

/** A step of a visitor: a page they looked at (`name` is null) or something they did there. */
export const ActivityStep = Type.Object(
  { id: Id, at: Time, name: Nullable(Type.String()), page: Page, data: Facts },
  { additionalProperties: false },
);
export type ActivityStep = Type.Static<typeof ActivityStep>;

/** Somebody, or some network, from whom nothing is taken any more. */
export const Block = Type.Object(
  {
    id: Id,
    kind: Type.Union([Type.Literal('visitor'), Type.Literal('network')]),
    visitor: Nullable(AgentSummary),
    network: Nullable(
      Type.String({ description: 'An IPv4 address, or an IPv6 network of 64, 56 or 48 bits.' }),
    ),
    reason: Type.String(),
    by: Type.String({ description: 'The name of the agent.' }),
    at: Time,
  },
  { additionalProperties: false },
);
export type Block = Type.Static<typeof Block>;

export const Blocks = Type.Object({ blocks: Type.Array(Block) }, { additionalProperties: false });
export type Blocks = Type.Static<typeof Blocks>;

/** Blocks a visitor, or the network from which this visitor last wrote. What is blocked already stays so. */
export const CreateBlock = Type.Object(
  {
    visitorId: Id,
    kind: Type.Union([Type.Literal('visitor'), Type.Literal('network')]),
    /** How much of an IPv6 network is blocked: 64 (as without it) is one connection, 56 usually a home, 48 a company. */
    prefixLength: Type.Optional(Type.Union([Type.Literal(64), Type.Literal(56), Type.Literal(48)])),
    reason: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type CreateBlock = Type.Static<typeof CreateBlock>;
/** What a visitor answered before a chat, in the words of the site. */
export const FormAnswer = Type.Object(
  { id: Type.String(), label: Type.String(), value: Type.String() },
  { additionalProperties: false },
);
export type FormAnswer = Type.Static<typeof FormAnswer>;

export const ConsentGiven = Type.Object(
  { version: Type.String(), at: Time },
  { additionalProperties: false },
);
export type ConsentGiven = Type.Static<typeof ConsentGiven>;

/** What only agents see of a visitor. */
/** A conversation of a visitor, in a list of them. */
export const PastConversation = Type.Object(
  {
    id: Id,
    status: ConversationStatus,
    startedAt: Time,
    lastAt: Time,
    lastWords: Type.String({
      description: 'The beginning of the last message; empty where it has no words.',
    }),
    lastUnsent: Type.Optional(Type.Boolean({ description: 'The last message was taken back.' })),
    mergedInto: Type.Optional({ ...Id, description: 'It was merged into this one.' }),
  },
  { additionalProperties: false },
);
export type PastConversation = Type.Static<typeof PastConversation>;

/** What agents have noted down about a person. Visitors never get it. */
export const VisitorNote = Type.Object(
  {
    body: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    by: Type.String({ description: 'Who wrote it last.' }),
    at: Time,
  },
  { additionalProperties: false },
);
export type VisitorNote = Type.Static<typeof VisitorNote>;

/** Writes it anew over the version that was read; 0: there was none. */
export const PutVisitorNote = Type.Object(
  { body: Type.String({ maxLength: 5_000 }), over: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export type PutVisitorNote = Type.Static<typeof PutVisitorNote>;

export const VisitorDetails = Type.Object(
  {
    visitor: Visitor,
    siteName: Type.String(),
    language: Nullable(Type.String()),
    userAgent: Nullable(Type.String()),
    timeZone: Nullable(Type.String()),
    page: Nullable(Page),
    firstSeenAt: Time,
    lastSeenAt: Time,
    here: Type.Boolean({ description: 'The visitor has the chat connected now.' }),
    conversationCount: Type.Integer({ minimum: 0 }),
    conversations: Type.Array(PastConversation, { description: 'The latest 20, the latest first.' }),
    note: Nullable(VisitorNote),
    attributes: Type.Object(
      { said: Facts, signed: Facts },
      { additionalProperties: false, description: '`said` by the page, `signed` by the site’s server.' },
    ),
    activity: Type.Array(ActivityStep, { description: 'The newest 50, the newest first.' }),
    externalId: Nullable(Type.String({ description: 'Who this is at the site, where the site signed it.' })),
    blocks: Type.Array(Block, { description: 'What keeps this visitor from writing.' }),
    networkKnown: Type.Boolean({ description: 'Their network can be blocked.' }),
    answers: Type.Optional(Type.Array(FormAnswer)),
    consents: Type.Optional(Type.Array(ConsentGiven)),
    links: Type.Optional(
      Type.Array(Type.Object({ label: Type.String(), url: Type.String() }, { additionalProperties: false }), {
        description: 'The contact links of the site, for this visitor; without those that lack a value.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type VisitorDetails = Type.Static<typeof VisitorDetails>;

/** A visitor who has the chat connected. `conversation` is their newest one in which something was said. */
export const VisitorHere = Type.Object(
  {
    visitor: Visitor,
    siteName: Type.String(),
    page: Nullable(Page),
    since: Time,
    conversation: Nullable(
      Type.Object(
        {
          id: Id,
          status: ConversationStatus,
          assignee: Nullable(AgentSummary),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type VisitorHere = Type.Static<typeof VisitorHere>;

export const VisitorsHere = Type.Object(
  {
    visitors: Type.Array(VisitorHere, { description: 'At most 200, who came last in front.' }),
    count: Type.Integer({ description: 'All of them.' }),
  },
  { additionalProperties: false },
);
export type VisitorsHere = Type.Static<typeof VisitorsHere>;

/** Begins a conversation with a visitor, under ids that the console minted. */
export const ApproachVisitor = Type.Object(
  { id: Id, messageId: Id, body: Type.String({ minLength: 1 }) },
  { additionalProperties: false },
);
export type ApproachVisitor = Type.Static<typeof ApproachVisitor>;

export const VisitorPresence = Type.Object({ visitorId: Id, here: Type.Boolean(), at: Time });
export type VisitorPresence = Type.Static<typeof VisitorPresence>;

/** A visitor had everything about them deleted. */
export const VisitorErased = Type.Object({ visitorId: Id, conversationIds: Type.Array(Id) });
export type VisitorErased = Type.Static<typeof VisitorErased>;

/** Conversations of a visitor were deleted; the visitor stays. */
export const ConversationsDeleted = Type.Object({ visitorId: Id, conversationIds: Type.Array(Id) });
export type ConversationsDeleted = Type.Static<typeof ConversationsDeleted>;

/** Who wrote or did something. The system has no id of its own. */
export const Author = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('visitor'),
      Type.Literal('agent'),
      Type.Literal('bot'),
      Type.Literal('system'),
    ]),
    id: Nullable(Id),
    name: Type.String(),
    service: Type.Optional(
      Type.Literal(true, {
        description: 'An `agent` that is no person: a program, under the name of a service.',
      }),
    ),
    key: Type.Optional(
      Type.String({
        description:
          'A program did it in the name of this agent, with the API key of this name. Visitors are not told.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type Author = Type.Static<typeof Author>;
