import { Type } from 'typebox';
import { Id, Nullable, Seq, Time } from './basics.ts';
import { Attachment, Message } from './conversations.ts';

const strict = { additionalProperties: false } as const;

/** A reply that is written once and used often. `{{visitor.name}}` and the like are filled in by the console. */
export const CannedReply = Type.Object({ id: Id, name: Type.String(), body: Type.String() }, strict);
export type CannedReply = Type.Static<typeof CannedReply>;
export const CannedReplies = Type.Object({ replies: Type.Array(CannedReply) }, strict);
export type CannedReplies = Type.Static<typeof CannedReplies>;
export const PutCannedReply = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    body: Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' }),
  },
  strict,
);
export type PutCannedReply = Type.Static<typeof PutCannedReply>;

/** The new words of a message that was sent. */
export const EditMessage = Type.Object({ body: Type.String({ maxLength: 65_536 }) }, strict);
export type EditMessage = Type.Static<typeof EditMessage>;

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

/** A note in which the agent was mentioned and that the agent has not seen: of a visitor's conversation, or of a room. */
export const Mention = Type.Object(
  {
    conversationId: Id,
    visitorName: Type.Optional(Type.String()),
    roomName: Type.Optional(Type.String()),
    message: Message,
    seq: Seq,
  },
  strict,
);
export type Mention = Type.Static<typeof Mention>;
export const Mentions = Type.Object({ mentions: Type.Array(Mention) }, strict);
export type Mentions = Type.Static<typeof Mentions>;

/** What an agent has chosen. What is left out is as usual. */
export const Preferences = Type.Object(
  {
    sendWith: Type.Optional(Type.Union([Type.Literal('enter'), Type.Literal('mod-enter')])),
    language: Type.Optional(Nullable(Type.String({ maxLength: 35 }))),
    keys: Type.Optional(
      Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 12 }), { maxProperties: 60 }),
    ),
  },
  strict,
);
export type Preferences = Type.Static<typeof Preferences>;
