import { Type } from 'typebox';
import { Card, MessageForm } from '../../cards/card-schema.ts';
import { Id, ItemName, Nullable, Seq, Time } from '../basics.ts';
import { Choices, Message } from '../conversations.ts';
import { BotLeft } from '../events.ts';
import { AgentSummary, Visitor } from '../people.ts';
import { WebhookError } from '../webhooks-api.ts';

const strict = { additionalProperties: false } as const;

export const MAX_BOTS = 20;
/** How long a bot may take to answer, in seconds. */
export const ANSWER_SECONDS = { least: 5, usual: 20, most: 120 } as const;
export const MAX_HAND_OFF_REASON = 200;
export const MAX_HAND_OFF_SUMMARY = 4_000;

export const BotMode = Type.Enum(['first', 'off_duty'], {
  description: '`first`: it answers first. `off_duty`: it answers while nobody is on duty.',
});
export type BotMode = Type.Static<typeof BotMode>;

export const BotSite = Type.Object({ siteId: Id, mode: BotMode }, strict);
const BotSites = Type.Array(BotSite, {
  maxItems: 200,
  description: 'Where it answers. A site has one bot: naming it here takes it from another one.',
});

const Url = Type.String({
  minLength: 1,
  maxLength: 2_048,
  description: 'Begins with `https://`. Events are sent there, signed as webhooks are.',
});

const chosen = {
  name: ItemName,
  sites: BotSites,
  answerSeconds: Type.Integer({
    minimum: ANSWER_SECONDS.least,
    maximum: ANSWER_SECONDS.most,
    description: 'Whoever writes waits for it so long, then the conversation goes to people.',
  }),
  url: Type.Union([Url, Type.Null()], { description: 'Null: it asks for its events.' }),
};

/** A program that answers visitors. `hint` is how its token begins, to tell two apart. */
export const Bot = Type.Object(
  {
    id: Id,
    ...chosen,
    on: Type.Boolean({ description: 'One that is off has no conversations.' }),
    hint: Type.String(),
    createdAt: Time,
    seenAt: Type.Union([Time, Type.Null()], {
      description: 'When it last asked for something, or took what was sent to it; within a minute.',
    }),
    trouble: Nullable(
      Type.Object(
        {
          at: Time,
          why: BotLeft,
          error: Type.Union([WebhookError, Type.Null()], {
            description: 'What was the matter with its address, where that is known.',
          }),
          status: Nullable(Type.Integer()),
        },
        { additionalProperties: false, description: 'When a conversation was last taken from it, and why.' },
      ),
    ),
  },
  strict,
);
export type Bot = Type.Static<typeof Bot>;
export const Bots = Type.Object({ bots: Type.Array(Bot) }, strict);
export type Bots = Type.Static<typeof Bots>;

export const CreateBot = Type.Object({ id: Id, ...chosen }, strict);
export type CreateBot = Type.Static<typeof CreateBot>;
export const PutBot = Type.Object({ ...chosen, on: Type.Boolean() }, strict);
export type PutBot = Type.Static<typeof PutBot>;

/** Token and secret are in this answer and never again. */
export const NewBot = Type.Object(
  {
    bot: Bot,
    token: Type.String({ description: 'Begins with `fdb_`. With it, the bot asks.' }),
    secret: Type.String({ description: 'Begins with `whsec_`. It signs what is sent to the bot.' }),
  },
  strict,
);
export type NewBot = Type.Static<typeof NewBot>;

/** Who a bot is, as itself. */
export const BotProfile = Type.Object(
  { id: Id, name: Type.String(), on: Type.Boolean(), answerSeconds: Type.Integer() },
  strict,
);
export type BotProfile = Type.Static<typeof BotProfile>;

/** A conversation as its bot knows it. */
export const BotConversation = Type.Object(
  {
    id: Id,
    siteId: Id,
    visitor: Visitor,
    language: Nullable(Type.String({ description: 'Of the visitor’s browser, such as `de-AT`.' })),
    topic: Nullable(Type.String()),
  },
  strict,
);
export type BotConversation = Type.Static<typeof BotConversation>;

const ofBot = <K extends string, D extends Type.TProperties>(type: K, data: D) =>
  Type.Object(
    {
      type: Type.Literal(type),
      timestamp: Type.String({ description: 'When it happened: ISO 8601, in UTC.' }),
      data: Type.Object({ conversation: BotConversation, seq: Seq, ...data }, strict),
    },
    strict,
  );

/** Why a bot has a conversation no more. */
export const BotEnd = Type.Enum([
  'handed_off',
  'no_answer',
  'unreachable',
  'switched_off',
  'taken_over',
  'resolved',
]);
export type BotEnd = Type.Static<typeof BotEnd>;

/** What a bot is told: that it has a conversation, what the visitor says in it, and that it has it no more. */
export const BotEvent = Type.Union([
  ofBot('conversation.assigned', {}),
  ofBot('message.created', {
    message: Message,
    answerBy: Type.Union([Time, Type.Null()], {
      description: 'By when it has to have answered; null: it has, or people have the conversation.',
    }),
  }),
  ofBot('conversation.unassigned', { why: BotEnd, by: Nullable(AgentSummary) }),
]);
export type BotEvent = Type.Static<typeof BotEvent>;

export const BotEventPage = Type.Object(
  {
    events: Type.Array(
      Type.Object(
        {
          id: Type.String({ description: 'The same whenever it is told; `webhook-id` where it is sent.' }),
          event: BotEvent,
        },
        strict,
      ),
    ),
    next: Type.String({ description: 'The cursor for the next page.' }),
    more: Type.Boolean(),
  },
  strict,
);
export type BotEventPage = Type.Static<typeof BotEventPage>;

export const BotThread = Type.Object(
  {
    conversation: BotConversation,
    messages: Type.Array(Message, {
      description: 'The newest 50 of what the visitor and this bot said, in order.',
    }),
  },
  strict,
);
export type BotThread = Type.Static<typeof BotThread>;

/** `id` is the client's; sending the same id again finds the same message again. */
export const BotMessage = Type.Object(
  {
    id: Id,
    body: Type.String({ maxLength: 65_536 }),
    choices: Type.Optional(Choices),
    card: Type.Optional(Card),
    form: Type.Optional(MessageForm),
    attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
    replyTo: Type.Optional({ ...Id, description: 'The message of the conversation that it replies to.' }),
  },
  strict,
);
export type BotMessage = Type.Static<typeof BotMessage>;

/** `id` becomes that of the note in which agents read why, and what was said. */
export const HandOff = Type.Object(
  {
    id: Id,
    reason: Type.String({
      minLength: 1,
      maxLength: MAX_HAND_OFF_REASON,
      pattern: '\\S',
      description: 'For agents, in a few words: `Wants to talk to a person`.',
    }),
    summary: Type.Optional(
      Type.String({ maxLength: MAX_HAND_OFF_SUMMARY, description: 'What agents should know.' }),
    ),
  },
  strict,
);
export type HandOff = Type.Static<typeof HandOff>;
