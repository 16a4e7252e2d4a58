import { Avatars } from '../../../schemas/developers/avatars.ts';
import { ID } from '../../examples.ts';
import type { Routes } from '../../route.ts';

/** The address of a picture, as examples show it. */
export const AVATAR = '/api/widget/avatars/3f8a5c1e-9d1b-4c57-8a54-0f5b8a6f2a11';
/** What may be sent as a picture. */
export const AVATAR_UPLOAD =
  'One PNG, JPEG or WebP of at most 2 MB, in a part named `file`; `file_unreadable` when it is none. It is cropped to a square. Each picture has an address of its own.';

/** The pictures of agents and bots. */
export const avatars = {
  list: {
    method: 'GET',
    path: '/api/agent/avatars',
    who: 'agent',
    key: 'read',
    answer: Avatars,
    summary: 'List the pictures of agents and bots',
    description: 'Addresses by the ids of whose they are; who has none is left out.',
    example: { answer: { avatars: { [ID]: AVATAR } } },
  },
} as const satisfies Routes;
