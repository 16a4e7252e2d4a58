import { Type } from 'typebox';
import { Id, ItemName } from './basics.ts';

const strict = { additionalProperties: false } as const;

/** A reply that is written once and used often. `{{visitor.name}}` and the like are filled in by the console. */
export const CannedReply = Type.Object({ id: Id, name: Type.String(), body: Type.String() }, strict);
export type CannedReply = Type.Static<typeof CannedReply>;
export const CannedReplies = Type.Object({ replies: Type.Array(CannedReply) }, strict);
export type CannedReplies = Type.Static<typeof CannedReplies>;
export const PutCannedReply = Type.Object(
  {
    name: ItemName,
    body: Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' }),
  },
  strict,
);
export type PutCannedReply = Type.Static<typeof PutCannedReply>;
