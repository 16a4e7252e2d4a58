import { Type } from 'typebox';
import { Id, Nullable, Time } from '../basics.ts';
import { Message } from '../conversations.ts';

const strict = { additionalProperties: false } as const;
const Milliseconds = Type.Integer({ minimum: 0 });
const Span = Type.Object({ from: Time, to: Time }, { ...strict, description: '`to` is not part of it.' });

export const WaitParams = Type.Object(
  {
    id: Id,
    kind: Type.Enum([
      'taken',
      'first_reply',
      'next_reply',
      'bot_reply',
      'resolved',
      'abandoned',
      'left_without_reply',
    ]),
    seq: Type.Integer({ minimum: 1 }),
  },
  strict,
);

/** Why a wait is as long as it is. */
export const ExplainedWait = Type.Object(
  {
    from: Time,
    to: Time,
    wallMs: Milliseconds,
    openMs: Milliseconds,
    timeZone: Nullable(Type.String({ description: 'Of the business hours; null: the site has none.' })),
    counted: Type.Array(Span, { description: 'The parts within business hours.' }),
    question: Nullable(Message),
    answer: Nullable(Message),
  },
  strict,
);
export type ExplainedWait = Type.Static<typeof ExplainedWait>;
