import { Type } from 'typebox';
import { API_SCOPES } from '../api-scopes.ts';
import { Id, ItemName, Nullable, Time } from './basics.ts';

const strict = { additionalProperties: false };

export const ApiScope = Type.Enum(API_SCOPES);
export type ApiScope = Type.Static<typeof ApiScope>;

/** A key with which a program asks as one of the agents. `hint` is how its token begins, to tell two apart. */
export const ApiKey = Type.Object(
  {
    id: Id,
    name: Type.String(),
    hint: Type.String(),
    scopes: Type.Array(ApiScope),
    agent: Type.Object({ id: Id, name: Type.String() }, strict),
    createdAt: Time,
    expiresAt: Nullable(Time),
    /** Roughly: within five minutes. */
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
  },
  strict,
);
export type CreateApiKey = Type.Static<typeof CreateApiKey>;

/** The token is in this answer and never again. */
export const NewApiKey = Type.Object({ key: ApiKey, token: Type.String() }, strict);
export type NewApiKey = Type.Static<typeof NewApiKey>;
