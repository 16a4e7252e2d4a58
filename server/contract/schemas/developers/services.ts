import { Type } from 'typebox';
import { Id, ItemName } from '../basics.ts';

const strict = { additionalProperties: false } as const;

/** An author with a name and without sign-in. What a program sends with one of its API keys is shown under that name. */
export const Service = Type.Object({ id: Id, name: Type.String() }, strict);
export type Service = Type.Static<typeof Service>;
export const Services = Type.Object({ services: Type.Array(Service) }, strict);
export type Services = Type.Static<typeof Services>;

/** Makes the service of this id, or changes its name. */
export const PutService = Type.Object({ name: ItemName }, strict);
export type PutService = Type.Static<typeof PutService>;
