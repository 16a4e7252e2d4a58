import { Type } from 'typebox';
import { Id, Time } from './basics.ts';
import { Attachment } from './conversations.ts';

const strict = { additionalProperties: false } as const;

/** What an agent has written and not sent, in one conversation; the same on each of the agent's devices. */
export const StoredDraft = Type.Object(
  {
    conversationId: Id,
    mode: Type.Union([Type.Literal('reply'), Type.Literal('note')]),
    reply: Type.String({ maxLength: 65_536 }),
    note: Type.String({ maxLength: 65_536 }),
    attachments: Type.Array(Attachment, { maxItems: 20 }),
    updatedAt: Time,
  },
  strict,
);
export type StoredDraft = Type.Static<typeof StoredDraft>;
export const StoredDrafts = Type.Object({ drafts: Type.Array(StoredDraft) }, strict);
export type StoredDrafts = Type.Static<typeof StoredDrafts>;
export const PutDraft = Type.Omit(StoredDraft, ['conversationId'], strict);
export type PutDraft = Type.Static<typeof PutDraft>;
