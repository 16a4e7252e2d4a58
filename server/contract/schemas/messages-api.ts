import { Type } from 'typebox';
import { MessageParts } from '../cards/card-schema.ts';
import { VOICE_QUERY } from '../files/voice-schema.ts';
import { Id, Seq } from './basics.ts';
import { Attachment, Choices, Message } from './conversations.ts';

/** Bodies and queries that visitors' and agents' routes have in common. */

/**
 * `id` is the client's; sending the same id again finds the same message again. Agents may offer `choices`. A visitor who
 * takes one sends its words as `body` and says with `chosenOf` which message offered it; where that message is not there
 * (any more) or did not offer these words, they are stored as any others. A message may be a `card` or have a `form`: then
 * `body` is left empty, and becomes the same in words. A visitor answers a form once, with `chosenOf` and `answers`. `replyTo` names the message that is replied to: one
 * of the same conversation, and no note where a visitor reads the reply.
 */
export const SendMessage = Type.Object(
  {
    id: Id,
    body: Type.String({ maxLength: 65_536 }),
    attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
    choices: Type.Optional(Choices),
    chosenOf: Type.Optional(Id),
    ...MessageParts,
    replyTo: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type SendMessage = Type.Static<typeof SendMessage>;

/** 201 when stored now, 200 when this id was stored before. */
export const SentMessage = Type.Object({ message: Message }, { additionalProperties: false });
export type SentMessage = Type.Static<typeof SentMessage>;

/** Up to which event something was read, or has arrived. */
export const Mark = Type.Object({ upTo: Seq }, { additionalProperties: false });

/** The event `conversation.escalated` of the step that reminded the agent. */
export const OpenedReminder = Type.Object({ step: Seq }, { additionalProperties: false });

/** What has reached a browser, of many conversations at once: agents receive them all. */
export const DeliveredMarks = Type.Object(
  {
    marks: Type.Array(Type.Object({ conversationId: Id, upTo: Seq }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 100,
    }),
  },
  { additionalProperties: false },
);
export type DeliveredMarks = Type.Static<typeof DeliveredMarks>;

export const EventsQuery = Type.Object(
  { after: Seq, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) },
  { additionalProperties: false },
);

/** Older messages than the one numbered `before`, newest `limit` of them, in order of `seq`. */
export const HistoryQuery = Type.Object(
  { before: Seq, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
  { additionalProperties: false },
);
export const History = Type.Object(
  { messages: Type.Array(Message), earlier: Type.Boolean() },
  { additionalProperties: false },
);
export type History = Type.Static<typeof History>;

/** Uploads are multipart/form-data with one part named `file`; `id` is the client's. */
export const UploadQuery = Type.Object({ id: Id }, { additionalProperties: false });
/** The same where it may be a voice message: then it says how long it is, and has a waveform. */
export const VoiceUploadQuery = Type.Object({ id: Id, ...VOICE_QUERY }, { additionalProperties: false });
export type VoiceUploadQuery = Type.Static<typeof VoiceUploadQuery>;
export const Uploaded = Type.Object({ attachment: Attachment }, { additionalProperties: false });
export type Uploaded = Type.Static<typeof Uploaded>;

/** The new words of a message that was sent. */
export const EditMessage = Type.Object(
  { body: Type.String({ maxLength: 65_536 }) },
  { additionalProperties: false },
);
export type EditMessage = Type.Static<typeof EditMessage>;

/** A note in which the agent was mentioned and that the agent has not seen: of a visitor's conversation, or of a room. */
export const Mention = Type.Object(
  {
    conversationId: Id,
    visitorName: Type.Optional(Type.String()),
    roomName: Type.Optional(Type.String()),
    message: Message,
    seq: Seq,
  },
  { additionalProperties: false },
);
export type Mention = Type.Static<typeof Mention>;
export const Mentions = Type.Object({ mentions: Type.Array(Mention) }, { additionalProperties: false });
export type Mentions = Type.Static<typeof Mentions>;
