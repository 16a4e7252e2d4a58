import {
  ChatHook,
  ChatHookParams,
  ChatHooks,
  ChatHookTest,
  PutChatHook,
} from '../../../bridges/chat-hooks-api.ts';
import { AT, ID } from '../../examples.ts';
import type { Routes } from '../../route.ts';

const CHOICE = {
  kind: 'discord',
  name: 'Support channel',
  notices: ['new', 'waiting'],
  siteIds: null,
  locale: 'en',
};
const HOOK = { id: ID, ...CHOICE, host: 'discord.com', state: 'on', reason: null, succeededAt: AT };

/** Notices in team chats, by incoming webhook. */
export const chatHooks = {
  list: {
    method: 'GET',
    path: '/api/agent/chat-hooks',
    who: 'admin',
    answer: ChatHooks,
    summary: 'List where notices go',
    description: 'Discord, Mattermost and Microsoft Teams; without the addresses, which are secrets.',
    example: { answer: { hooks: [HOOK] } },
  },
  put: {
    method: 'PUT',
    path: '/api/agent/chat-hooks/:id',
    who: 'admin',
    confirmed: true,
    params: ChatHookParams,
    body: PutChatHook,
    answer: ChatHook,
    errors: ['bad_request'],
    summary: 'Let notices go into a team chat, or change which',
    description:
      'The id is yours to mint. Addresses are of the public internet, unless the server allows others (`WEBHOOK_ALLOW_PRIVATE`).',
    example: {
      body: { ...CHOICE, url: 'https://discord.com/api/webhooks/1/example', on: true },
      answer: HOOK,
    },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/chat-hooks/:id',
    who: 'admin',
    params: ChatHookParams,
    errors: ['not_found'],
    summary: 'Send no more notices there',
    description: 'With its address, and with what was still to be sent.',
  },
  test: {
    method: 'POST',
    path: '/api/agent/chat-hooks/:id/test',
    who: 'admin',
    params: ChatHookParams,
    answer: ChatHookTest,
    creates: 'always',
    errors: ['not_found'],
    summary: 'Send a test notice',
    description: 'Once, whether it is on or off.',
    example: { answer: { reason: null } },
  },
} as const satisfies Routes;
