import { Type } from 'typebox';
import { Id, Time } from './basics.ts';
import { Attachment, Quote } from './conversations.ts';

const strict = { additionalProperties: false } as const;

/** What a draft replies to: which message, without its words, which may be edited or erased while the draft lies there. */
export const DraftReply = Type.Object(
  {
    id: Quote.properties.id,
    seq: Quote.properties.seq,
    by: Quote.properties.by,
    note: Type.Boolean({ description: 'It is a note, which only notes may quote.' }),
  },
  strict,
);
export type DraftReply = Type.Static<typeof DraftReply>;

/** What an agent has written and not sent, in one conversation; the same on each of the agent's devices. */
export const StoredDraft = Type.Object(
  {
    conversationId: Id,
    mode: Type.Union([Type.Literal('reply'), Type.Literal('note')]),
    reply: Type.String({ maxLength: 65_536 }),
    note: Type.String({ maxLength: 65_536 }),
    attachments: Type.Array(Attachment, { maxItems: 20 }),
    replyTo: Type.Optional(DraftReply),
    updatedAt: Time,
  },
  strict,
);
export type StoredDraft = Type.Static<typeof StoredDraft>;
export const StoredDrafts = Type.Object({ drafts: Type.Array(StoredDraft) }, strict);
export type StoredDrafts = Type.Static<typeof StoredDrafts>;
export const PutDraft = Type.Omit(StoredDraft, ['conversationId'], strict);
export type PutDraft = Type.Static<typeof PutDraft>;
