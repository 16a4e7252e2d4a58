import { Type } from 'typebox';
import { CONVERSATION_STATUSES } from '../statuses.ts';

export const ID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/** A UUID in lower case, minted by whoever creates the thing. */
export const Id = Type.String({
  pattern: ID_PATTERN,
  description: 'A UUID in lower case.',
});

/** Milliseconds since 1970 (UTC). */
export const Time = Type.Integer({ minimum: 0, description: 'Milliseconds since 1970, UTC.' });

/** The number of an event in its conversation; the first is 1. 0 means before the first. */
export const Seq = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'The number of an event within its conversation, counted from 1 without a gap.',
});

/** `null` where there is nothing. */
export const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What people call a team, a label, a saved reply: short, and not only spaces. */
export const ItemName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });

export const Page = Type.Object(
  { url: Type.String({ maxLength: 2048 }), title: Type.String({ maxLength: 300 }) },
  { additionalProperties: false, description: 'A page of the site, as the widget saw it.' },
);
export type Page = Type.Static<typeof Page>;

export const Refusal = Type.Object(
  {
    error: Type.Object({
      code: Type.String({ description: 'One of the documented codes.' }),
      message: Type.String({ description: 'A sentence that says what was wrong and how to mend it.' }),
      field: Type.Optional(Type.String({ description: 'The field that was wrong, where one was.' })),
      details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  },
  { $id: 'Refusal' },
);
export type Refusal = Type.Static<typeof Refusal>;

export const ConversationStatus = Type.Enum(CONVERSATION_STATUSES);
export type ConversationStatus = Type.Static<typeof ConversationStatus>;
