import { Type } from 'typebox';
import { API_SCOPES } from '../api-scopes.ts';
import { Id, ItemName, Nullable, Time } from './basics.ts';

const strict = { additionalProperties: false };

export const ApiScope = Type.Enum(API_SCOPES);
export type ApiScope = Type.Static<typeof ApiScope>;

/** A key with which a program asks, for the admin who made it or for a service. `hint` is how its token begins, to tell two apart. */
export const ApiKey = Type.Object(
  {
    id: Id,
    name: Type.String(),
    hint: Type.String(),
    scopes: Type.Array(ApiScope),
    agent: Type.Object(
      { id: Id, name: Type.String() },
      {
        ...strict,
        description: 'Who made it. It may never do more than they may at that moment.',
      },
    ),
    service: Nullable(
      Type.Object(
        { id: Id, name: Type.String() },
        {
          ...strict,
          description: 'For whom it speaks; null: for who made it.',
        },
      ),
    ),
    createdAt: Time,
    expiresAt: Nullable(Time),
    /** Roughly: within a minute. */
    usedAt: Nullable(Time),
  },
  strict,
);
export type ApiKey = Type.Static<typeof ApiKey>;

export const ApiKeys = Type.Object({ keys: Type.Array(ApiKey) }, strict);
export type ApiKeys = Type.Static<typeof ApiKeys>;

export const CreateApiKey = Type.Object(
  {
    id: Id,
    name: ItemName,
    scopes: Type.Array(ApiScope, { minItems: 1, maxItems: API_SCOPES.length, uniqueItems: true }),
    expiresAt: Nullable(Time),
    /** The service that it speaks for. Without it, for whoever makes it. */
    serviceId: Type.Optional(Id),
  },
  strict,
);
export type CreateApiKey = Type.Static<typeof CreateApiKey>;

/** The token is in this answer and never again. */
export const NewApiKey = Type.Object({ key: ApiKey, token: Type.String() }, strict);
export type NewApiKey = Type.Static<typeof NewApiKey>;
