import { Type } from 'typebox';
import { FILES_PER_REPLY, USES_OF_DAYS } from '../limits.ts';
import { Id, ItemName, Nullable } from './basics.ts';
import { Attachment } from './conversations.ts';

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
    files: Type.Array(Attachment, {
      description: 'Files that go with it, under ids of their own: `/api/agent/reply-files`.',
    }),
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
    files: Type.Optional(
      Type.Array(Id, {
        maxItems: FILES_PER_REPLY,
        uniqueItems: true,
        description:
          'The ids of its files, in order: those it has, and those uploaded for it. One that is missing is deleted.',
      }),
    ),
  },
  strict,
);
export type PutCannedReply = Type.Static<typeof PutCannedReply>;

/** Under which id a file is uploaded, and the id of the canned reply that it is for, which need not be saved yet. */
export const ReplyFileQuery = Type.Object({ id: Id, replyId: Id }, strict);
/** The conversation or room that a file is copied into, and the id that the copy has there. */
export const CopyReplyFile = Type.Object({ conversationId: Id, attachmentId: Id }, strict);
export type CopyReplyFile = Type.Static<typeof CopyReplyFile>;
