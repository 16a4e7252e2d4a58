import { Type } from 'typebox';
import { MessageParts } from '../cards/card-schema.ts';
import { CHOICE_LENGTH, MOST_CHOICES } from '../choices.ts';
import { Voice } from '../files/voice-schema.ts';
import { Facts } from './activity.ts';
import { ConversationStatus, Id, Nullable, Page, Seq, Time } from './basics.ts';
import { AgentSummary, Author, Visitor } from './people.ts';

export const Attachment = Type.Object(
  {
    id: Id,
    name: Type.String({ description: 'The file name, cleaned for showing; never a path.' }),
    mediaType: Type.String({ description: 'Decided by the content, not by the name.' }),
    sizeBytes: Type.Integer({ minimum: 1 }),
    picture: Nullable(
      Type.Object(
        { width: Type.Integer({ minimum: 1 }), height: Type.Integer({ minimum: 1 }) },
        { additionalProperties: false },
      ),
    ),
    voice: Type.Optional(Voice),
    deletedAfterDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        description:
          'The site keeps files for so many days: this one was deleted and cannot be fetched any more.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type Attachment = Type.Static<typeof Attachment>;

/** Answers that a message offers as buttons. */
export const Choices = Type.Array(Type.String({ minLength: 1, maxLength: CHOICE_LENGTH, pattern: '\\S' }), {
  minItems: 1,
  maxItems: MOST_CHOICES,
  uniqueItems: true,
  description: 'Answers that the visitor is offered as buttons.',
});

/** What is to be known of a message that came by mail, besides what it says. */
export const MailFacts = Type.Object(
  {
    from: Type.Optional(
      Type.Object(
        { name: Type.String(), address: Type.String() },
        {
          additionalProperties: false,
          description:
            'Who wrote it, as far as a mail can say: somebody else than the visitor, such as a person who was copied in. Only in notes.',
        },
      ),
    ),
    lost: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), why: Type.String() }, { additionalProperties: false }), {
        description: 'Files that were not taken, each with the code of its refusal.',
      }),
    ),
    cut: Type.Optional(
      Type.Literal(true, { description: 'It was longer than a message; the whole text is its first file.' }),
    ),
    packed: Type.Optional(
      Type.Literal(true, {
        description: 'Outlook packed files into winmail.dat, which is attached as it came.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type MailFacts = Type.Static<typeof MailFacts>;

/** What stands of a message above the reply to it. It changes with that message, whenever it is edited or taken back. */
export const Quote = Type.Object(
  {
    id: Id,
    seq: Seq,
    by: Author.properties.kind,
    body: Type.String({ description: 'The beginning of its words: at most 200 UTF-16 units.' }),
    file: Type.Optional(Type.String({ description: 'The name of its first file.' })),
    unsent: Type.Optional(Type.Literal(true, { description: 'Its author took it back.' })),
  },
  { additionalProperties: false },
);
export type Quote = Type.Static<typeof Quote>;

export const Message = Type.Object(
  {
    id: Id,
    conversationId: Id,
    seq: Seq,
    kind: Type.Enum(['text', 'note'], { description: '`note`: seen by agents only.' }),
    author: Author,
    body: Type.String(),
    attachments: Type.Array(Attachment),
    at: Time,
    editedAt: Type.Optional(Time),
    unsentAt: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Its author took it back: body and attachments are empty.' }),
    ),
    choices: Type.Optional(Choices),
    chosenOf: Type.Optional(
      Type.String({ description: 'The id of the message whose choice or form these words answer.' }),
    ),
    ...MessageParts,
    replyTo: Type.Optional(Quote),
    via: Type.Optional(
      Type.Union([Type.Literal('mail'), Type.Literal('link')], {
        description:
          'It did not come from the chat: `mail`, an answer by mail; `link`, written on the page that the link of a mail opens, which anybody may have.',
      }),
    ),
    mail: Type.Optional(MailFacts),
  },
  { additionalProperties: false },
);
export type Message = Type.Static<typeof Message>;

/** How urgent a conversation is. */
export const Priority = Type.Integer({
  minimum: 0,
  maximum: 3,
  description: '0: none, 1: low, 2: high, 3: urgent.',
});

/** A waiting conversation is on offer to an agent, until then. */
export const Offer = Type.Object({ agent: AgentSummary, until: Time }, { additionalProperties: false });
export type Offer = Type.Static<typeof Offer>;

/** What is known of a conversation, by name. Visitors never get it. */
export const ConversationAttributes = Type.Object(
  { said: Facts, given: Facts },
  {
    additionalProperties: false,
    description:
      '`said` by the page, which anybody can make it say: not verified. `given` by agents and programs. At most 20 each.',
  },
);
export type ConversationAttributes = Type.Static<typeof ConversationAttributes>;

/** How agents have triaged a conversation. Visitors never get it. */
export const TriageState = Type.Object(
  {
    teamId: Nullable(Id),
    labelIds: Type.Array(Id, { description: 'In the order of their ids.' }),
    priority: Priority,
    snoozedUntil: Nullable(Time),
    offer: Type.Optional(Offer),
    attributes: Type.Optional(ConversationAttributes),
  },
  {
    additionalProperties: false,
    description: '`snoozedUntil` is null in a snoozed conversation that sleeps until the visitor writes.',
  },
);
export type TriageState = Type.Static<typeof TriageState>;

/** What the visitor thought of a conversation, said once: 1 (bad) to 5 (good), and words. */
export const Rating = Type.Object(
  { score: Type.Integer({ minimum: 1, maximum: 5 }), words: Type.String({ maxLength: 1_000 }) },
  { additionalProperties: false },
);
export type Rating = Type.Static<typeof Rating>;

/** The same as its visitor gives it. */
export const GivenRating = Type.Object(
  {
    ...Rating.properties,
    seq: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description:
          'The last event of the conversation that whoever rates had seen. Where it was reopened since, the rating is of the resolution before.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type GivenRating = Type.Static<typeof GivenRating>;

/** What an open console is told about a bad rating: by whom, and the beginning of what they wrote. */
export type BadRating = { conversationId: string; name: string; score: number; words: string };

/** Everything of a conversation that is not a message. `seq` is the last event it includes, for its reader. */
export const ConversationState = Type.Object(
  {
    id: Id,
    siteId: Id,
    seq: Seq,
    status: ConversationStatus,
    visitor: Visitor,
    assignee: Nullable(AgentSummary),
    page: Nullable(Page),
    startedAt: Time,
    waitingSince: Nullable(
      Type.Integer({
        minimum: 0,
        description:
          'Only while the status is `waiting`: as of when it is in the queue. That is when its visitor began to wait for an answer, else when it was put there.',
      }),
    ),
    awaitingReplySince: Type.Optional(
      Nullable(
        Type.Integer({
          minimum: 0,
          description:
            'Since when the visitor has been waiting for an answer; null (or left out, in events from before there was this field): they are not. Only an answer ends it.',
        }),
      ),
    ),
    delivered: Type.Object(
      { visitor: Seq, agents: Seq },
      {
        additionalProperties: false,
        description:
          'Up to which event a browser of each side has received it. At least what is read; only grows.',
      },
    ),
    read: Type.Object(
      { visitor: Seq, agents: Seq },
      {
        additionalProperties: false,
        description:
          'Up to which event each side has read, as the other side sees it: for agents, the assignee and who answered. Only ever grows.',
      },
    ),
    bot: Type.Optional(
      Type.Union([AgentSummary, Type.Null()], {
        description:
          'The bot that answers for now, while the status is `waiting`; null: one had it before. Left out where none ever did.',
      }),
    ),
    firstReplyAt: Type.Optional(
      Type.Integer({
        minimum: 0,
        description:
          'For agents: when an agent first answered the visitor. Left out until one has. It stays when that answer is taken back.',
      }),
    ),
    topic: Type.Optional(
      Type.String({ description: "What it is about, chosen by the visitor; in the site's words." }),
    ),
    rating: Type.Optional(Rating),
    mergedInto: Type.Optional({ ...Id, description: 'For agents: it was merged into this one.' }),
    triage: Type.Optional(TriageState),
  },
  { additionalProperties: false },
);
export type ConversationState = Type.Static<typeof ConversationState>;

/** A conversation with its newest messages in order of `seq`; `earlier` says that older ones exist. */
export const Conversation = Type.Object(
  { state: ConversationState, messages: Type.Array(Message), earlier: Type.Boolean() },
  { additionalProperties: false },
);
export type Conversation = Type.Static<typeof Conversation>;

/** How far the agent who asks has read a conversation. */
export const ReadMark = Type.Object(
  {
    upTo: Seq,
    version: Type.Integer({ minimum: 1, description: 'Grows with every change; a mark may also go back.' }),
  },
  { additionalProperties: false },
);
export type ReadMark = Type.Static<typeof ReadMark>;

/** How far an agent has read a conversation after reading it, or marking it as unread. */
export const Reading = Type.Object(
  {
    conversationId: Id,
    mark: ReadMark,
    unread: Type.Integer({ minimum: 0, description: 'Messages of the visitor that are left unread.' }),
    newest: Type.Integer({
      minimum: 0,
      description: 'The `seq` of the last message when they were counted.',
    }),
  },
  { additionalProperties: false },
);
export type Reading = Type.Static<typeof Reading>;

/** A line of the agents' inbox. */
export const ConversationCard = Type.Object(
  {
    state: ConversationState,
    lastMessage: Nullable(Message),
    unread: Type.Integer({
      minimum: 0,
      description: 'Messages of the visitor that the agent who asks has not read.',
    }),
    mark: Type.Union([ReadMark, Type.Null()], {
      description: "The agent's own mark; null: none yet, then `state.read.agents` counts.",
    }),
    visitorHere: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type ConversationCard = Type.Static<typeof ConversationCard>;
