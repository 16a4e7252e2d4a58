import { Type } from 'typebox';
import { Id, Nullable } from '../basics.ts';

const strict = { additionalProperties: false } as const;

const Path = Type.String({ description: 'The address of a picture, from the server on.' });

/** Pictures by the ids of the agents and bots whose they are; who has none is left out. */
export const Avatars = Type.Object({ avatars: Type.Record(Id, Path) }, strict);
export type Avatars = Type.Static<typeof Avatars>;

/** The picture that somebody has now. */
export const Avatar = Type.Object({ avatar: Nullable(Path) }, strict);
export type Avatar = Type.Static<typeof Avatar>;
