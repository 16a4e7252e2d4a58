import { Type } from 'typebox';
import { USES_OF_DAYS } from '../limits.ts';
import { Id, ItemName, Nullable } from './basics.ts';

const strict = { additionalProperties: false } as const;

/** A name under which canned replies are listed together. */
const ReplyFolder = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' });

/** A reply that is written once and used often. `{{visitor.name}}` and the like are filled in by the console. */
export const CannedReply = Type.Object(
  {
    id: Id,
    name: Type.String(),
    body: Type.String(),
    folder: Nullable(Type.String({ description: 'What it is listed under.' })),
    uses: Type.Integer({
      minimum: 0,
      description: `How often agents put it into a reply in the last ${USES_OF_DAYS} days.`,
    }),
  },
  strict,
);
export type CannedReply = Type.Static<typeof CannedReply>;
export const CannedReplies = Type.Object({ replies: Type.Array(CannedReply) }, strict);
export type CannedReplies = Type.Static<typeof CannedReplies>;
/** What is left out stays as it is. */
export const PutCannedReply = Type.Object(
  {
    name: ItemName,
    body: Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' }),
    folder: Type.Optional(Nullable(ReplyFolder)),
  },
  strict,
);
export type PutCannedReply = Type.Static<typeof PutCannedReply>;
