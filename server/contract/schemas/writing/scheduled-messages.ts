import { Type } from 'typebox';
import { Id, Nullable, Time } from '../basics.ts';
import { Attachment, Choices, Message } from '../conversations.ts';

const strict = { additionalProperties: false } as const;

/** A message may be sent at most this much later. */
export const SCHEDULED_WITHIN_MS = 366 * 86_400_000;
/** As many may wait in one conversation. */
export const MOST_SCHEDULED = 20;

/** Why a message is not sent at its time. */
export const HELD_FOR = ['visitor_wrote', 'agent_gone', 'refused'] as const;
export type HeldFor = (typeof HELD_FOR)[number];

/** What an agent has written to be sent later. `id` becomes the message's id. */
export const ScheduledMessage = Type.Object(
  {
    id: Id,
    author: Nullable(
      Type.Object(
        {
          id: Id,
          name: Type.String(),
          key: Type.Optional(
            Type.String({ description: 'The API key of the program that scheduled it in their name.' }),
          ),
        },
        { ...strict, description: 'Null: an agent who was deleted.' },
      ),
    ),
    body: Type.String(),
    attachments: Type.Array(Attachment),
    choices: Type.Optional(Choices),
    replyTo: Type.Optional(Id),
    sendAt: Time,
    held: Nullable(
      Type.Enum(HELD_FOR, {
        description:
          'Why it is not sent at its time: the visitor wrote after it was scheduled, its author was deactivated or deleted, or the server refused it. It stays until an agent sends, changes or cancels it.',
      }),
    ),
  },
  strict,
);
export type ScheduledMessage = Type.Static<typeof ScheduledMessage>;

export const ScheduledMessages = Type.Object({ messages: Type.Array(ScheduledMessage) }, strict);
export type ScheduledMessages = Type.Static<typeof ScheduledMessages>;
export const Scheduled = Type.Object({ message: ScheduledMessage }, strict);
export const SentNow = Type.Object({ message: Message }, strict);

export const ScheduleMessage = Type.Object(
  {
    body: Type.String({ maxLength: 65_536 }),
    attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
    choices: Type.Optional(Choices),
    replyTo: Type.Optional(Id),
    sendAt: Time,
  },
  strict,
);
export type ScheduleMessage = Type.Static<typeof ScheduleMessage>;

/** In which conversation something was scheduled, changed, cancelled or held. */
export type ScheduledChanged = { conversationId: string };
