import { Type } from 'typebox';
import { AttributeChange } from './activity.ts';
import { ConversationStatus, Id, Nullable, Time } from './basics.ts';
import { ConversationCard, Priority } from './conversations.ts';

const strict = { additionalProperties: false } as const;

/**
 * What is to become of a conversation; what is left out stays as it is. All of it happens, or nothing.
 * `status: 'open'` wakes or reopens; `'snoozed'` needs `snoozedUntil`, null meaning until the visitor writes.
 */
export const UpdateTriage = Type.Object(
  {
    status: Type.Optional(ConversationStatus),
    assigneeId: Type.Optional(Id),
    teamId: Type.Optional(Nullable(Id)),
    addLabelIds: Type.Optional(Type.Array(Id, { maxItems: 50, uniqueItems: true })),
    removeLabelIds: Type.Optional(Type.Array(Id, { maxItems: 50, uniqueItems: true })),
    priority: Type.Optional(Priority),
    snoozedUntil: Type.Optional(Nullable(Time)),
    attributes: Type.Optional(AttributeChange),
  },
  { ...strict, minProperties: 1 },
);
export type UpdateTriage = Type.Static<typeof UpdateTriage>;

/** Conversations that are on offer to the agent who asks, the one that ends first in front. */
export const Offers = Type.Object({ cards: Type.Array(ConversationCard) }, strict);
export type Offers = Type.Static<typeof Offers>;
