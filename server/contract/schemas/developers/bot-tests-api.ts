import { Type } from 'typebox';
import { Id, Nullable, Time } from '../basics.ts';
import { Message } from '../conversations.ts';
import { AgentSummary } from '../people.ts';
import { BotEnd } from './bots-api.ts';

const strict = { additionalProperties: false } as const;

/** A test ends by itself once nothing was said in it for so long. */
export const BOT_TEST_IDLE_MS = 60 * 60_000;
/** More is not said in one test. */
export const MAX_BOT_TEST_MESSAGES = 200;
/** The longest that an answer waits for something to happen, in seconds. */
export const MAX_BOT_TEST_WAIT_SECONDS = 5;

/** Why the bot has the test no more; the same as in a conversation. */
export const BotTestEnd = Type.Object(
  { why: BotEnd, at: Time, by: Nullable(AgentSummary) },
  {
    additionalProperties: false,
    description: 'Why the bot has the test no more, as it would be in a conversation.',
  },
);
export type BotTestEnd = Type.Static<typeof BotTestEnd>;

/** A test conversation with a bot, all of it. */
export const BotTest = Type.Object(
  {
    id: Id,
    botId: Id,
    siteId: Id,
    version: Type.Integer({ minimum: 0, description: 'Another one whenever anything has changed.' }),
    messages: Type.Array(Message, {
      description:
        'What the admin (as a visitor) and the bot said, in order. A note is what agents would read at the hand-off.',
    }),
    typing: Type.Boolean({ description: 'The bot is writing.' }),
    answerBy: Type.Union([Time, Type.Null()], {
      description: 'By when the bot has to have answered; null: nobody waits for it.',
    }),
    end: Nullable(BotTestEnd),
  },
  { additionalProperties: false, description: 'A test conversation of an admin with a bot.' },
);
export type BotTest = Type.Static<typeof BotTest>;

/** Begins a test, in place of the one that this admin had with the bot. */
export const CreateBotTest = Type.Object(
  {
    id: Id,
    siteId: Type.Unsafe<string>({ ...Id, description: 'The site on which the bot finds itself.' }),
    language: Type.Optional(Type.String({ maxLength: 35, description: 'As of a browser, such as `de-AT`.' })),
  },
  strict,
);
export type CreateBotTest = Type.Static<typeof CreateBotTest>;

export const BotTestQuery = Type.Object(
  {
    version: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'The one that is known: with `wait`, the next one is waited for.',
      }),
    ),
    wait: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MAX_BOT_TEST_WAIT_SECONDS,
        description: 'For so many seconds, wait for a change where there was none.',
      }),
    ),
  },
  strict,
);

/** What the admin says, as a visitor would. */
export const BotTestMessage = Type.Object(
  { id: Id, body: Type.String({ maxLength: 65_536 }), chosenOf: Type.Optional(Id) },
  strict,
);
export type BotTestMessage = Type.Static<typeof BotTestMessage>;
