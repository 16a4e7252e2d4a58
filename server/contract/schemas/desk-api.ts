import { Type } from 'typebox';
import { ConversationStatus, Id, Nullable, Time } from './basics.ts';
import { ConversationCard, Priority } from './conversations.ts';
import { RoutingRule } from './site-setting-parts.ts';

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
  },
  { ...strict, minProperties: 1 },
);
export type UpdateTriage = Type.Static<typeof UpdateTriage>;

const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });

/** Some of the agents, who answer for something together. */
export const SupportTeam = Type.Object(
  {
    id: Id,
    name: Type.String(),
    memberIds: Type.Array(Id),
    routing: Type.Optional(Nullable(RoutingRule)),
  },
  strict,
);
export type SupportTeam = Type.Static<typeof SupportTeam>;
export const SupportTeams = Type.Object({ teams: Type.Array(SupportTeam) }, strict);
export type SupportTeams = Type.Static<typeof SupportTeams>;

/** Makes the team of this id, or changes it. */
export const PutTeam = Type.Object(
  {
    name: Name,
    memberIds: Type.Array(Id, { maxItems: 500, uniqueItems: true }),
    routing: Type.Optional(
      Type.Union([RoutingRule, Type.Null()], { description: 'Null: as the site says. Left out: as it was.' }),
    ),
  },
  strict,
);
export type PutTeam = Type.Static<typeof PutTeam>;

export const Label = Type.Object(
  { id: Id, name: Type.String(), color: Type.String({ pattern: '^#[0-9a-f]{6}$' }) },
  strict,
);
export type Label = Type.Static<typeof Label>;
export const Labels = Type.Object({ labels: Type.Array(Label) }, strict);
export type Labels = Type.Static<typeof Labels>;

/** Makes the label of this id, or changes it. */
export const PutLabel = Type.Object({ name: Name, color: Label.properties.color }, strict);
export type PutLabel = Type.Static<typeof PutLabel>;

/** Conversations that are on offer to the agent who asks, the one that ends first in front. */
export const Offers = Type.Object({ cards: Type.Array(ConversationCard) }, strict);
export type Offers = Type.Static<typeof Offers>;

/** How many conversations at once the server gives an agent; null: as the site or team says. */
export const ChangeCap = Type.Object({ cap: Nullable(Type.Integer({ minimum: 1, maximum: 100 })) }, strict);
export type ChangeCap = Type.Static<typeof ChangeCap>;
