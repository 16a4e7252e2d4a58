import { Type } from 'typebox';
import { Id, ItemName, Nullable } from './basics.ts';
import { RoutingRule } from './site-setting-parts.ts';

const strict = { additionalProperties: false } as const;

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
    name: ItemName,
    memberIds: Type.Array(Id, { maxItems: 500, uniqueItems: true }),
    routing: Type.Optional(
      Type.Union([RoutingRule, Type.Null()], { description: 'Null: as the site says. Left out: as it was.' }),
    ),
  },
  strict,
);
export type PutTeam = Type.Static<typeof PutTeam>;
