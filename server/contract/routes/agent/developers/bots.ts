import { Avatar } from '../../../schemas/developers/avatars.ts';
import { Bot, Bots, CreateBot, NewBot, PutBot } from '../../../schemas/developers/bots-api.ts';
import { AT, ID, OTHER_ID } from '../../examples.ts';
import type { Routes } from '../../route.ts';
import { AVATAR, AVATAR_UPLOAD } from './avatars.ts';

const CHOICE = {
  name: 'Pip',
  sites: [{ siteId: OTHER_ID, mode: 'first' }],
  answerSeconds: 20,
  url: null,
};
const BOT = { id: ID, ...CHOICE, on: true, hint: 'fdb_x7Qa', createdAt: AT, seenAt: AT, trouble: null };
const MADE = { bot: BOT, token: 'fdb_x7Qa…', secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' };

/** The bots that admins set up. What bots themselves ask is in `routes/bot/bot.ts`. */
export const bots = {
  list: {
    method: 'GET',
    path: '/api/agent/bots',
    who: 'admin',
    answer: Bots,
    summary: 'List the bots',
    description: 'Without their tokens.',
    example: { answer: { bots: [BOT] } },
  },
  create: {
    method: 'POST',
    path: '/api/agent/bots',
    who: 'admin',
    confirmed: true,
    body: CreateBot,
    answer: NewBot,
    creates: 'always',
    errors: ['id_taken', 'site_unknown'],
    summary: 'Add a bot',
    description:
      'Its token, and the secret that signs what is sent to it, are in this answer and never again: the same request once more is refused with `id_taken`, and whoever lost the answer gives the bot new ones. At most 20.',
    example: { body: { id: ID, ...CHOICE }, answer: MADE },
  },
  change: {
    method: 'PUT',
    path: '/api/agent/bots/:id',
    who: 'admin',
    confirmed: true,
    body: PutBot,
    answer: Bot,
    errors: ['not_found', 'site_unknown'],
    summary: 'Change a bot, switch it on or off',
    description:
      'The conversations of one that is switched off go to people. Those it has on a site that is taken from it, it keeps.',
    example: { body: { ...CHOICE, on: true }, answer: BOT },
  },
  putAvatar: {
    method: 'POST',
    path: '/api/agent/bots/:id/avatar',
    who: 'admin',
    file: true,
    answer: Avatar,
    errors: ['not_found'],
    summary: "Set a bot's picture",
    description: AVATAR_UPLOAD,
    example: { answer: { avatar: AVATAR } },
  },
  deleteAvatar: {
    method: 'DELETE',
    path: '/api/agent/bots/:id/avatar',
    who: 'admin',
    errors: ['not_found'],
    summary: "Remove a bot's picture",
    description: 'Its initials are shown from now on.',
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/bots/:id',
    who: 'admin',
    confirmed: true,
    errors: ['not_found'],
    summary: 'Remove a bot',
    description: 'Its token works no more, and its conversations go to people. What it said stays.',
  },
  rotate: {
    method: 'POST',
    path: '/api/agent/bots/:id/token',
    who: 'admin',
    confirmed: true,
    answer: NewBot,
    creates: 'always',
    errors: ['not_found'],
    summary: 'Give a bot a new token and secret',
    description:
      'Both are in this answer and never again. The token before ends at once; the secret before signs as well for 24 hours.',
    example: { answer: MADE },
  },
} as const satisfies Routes;
