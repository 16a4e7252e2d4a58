import { Type } from 'typebox';
import {
  OpenAccountLink,
  OpenedAccountLink,
  RequestReset,
  UseAccountLink,
} from '../../schemas/accounts-api.ts';
import { AgentSession, FirstAdmin } from '../../schemas/agent-api.ts';
import type { Routes } from '../route.ts';

const TOKEN = '3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const PASSWORD = 'correct horse battery';

/** The first admin of an installation, made through the one-time link that the server printed. */
export const setup = {
  read: {
    method: 'GET',
    path: '/api/setup',
    who: 'anybody',
    answer: Type.Object({ needed: Type.Boolean() }),
    summary: 'Read whether the first admin is still to be made',
    description: 'False for ever after.',
    example: { answer: { needed: false } },
  },
  create: {
    method: 'POST',
    path: '/api/setup',
    who: 'console_page',
    body: FirstAdmin,
    answer: AgentSession,
    creates: 'always',
    errors: ['setup_done', 'setup_link_invalid'],
    summary: 'Make the first admin and sign in',
    description: 'With the token of the link. Sets the cookie of the session, and makes the first site.',
    example: { body: { token: TOKEN, name: 'Ana', email: 'ana@shop.example', password: PASSWORD } },
  },
} as const satisfies Routes;

/** Links that an admin made: to join, or to set a new password. */
export const accountLinks = {
  request: {
    method: 'POST',
    path: '/api/account-link/reset',
    who: 'console_page',
    body: RequestReset,
    summary: 'Ask for a mail with which to set a new password',
    description:
      'The answer is the same whether there is such an account. `bad_request` where the server sends no mail.',
    example: { body: { email: 'ben@shop.example' } },
  },
  open: {
    method: 'POST',
    path: '/api/account-link',
    who: 'console_page',
    body: OpenAccountLink,
    answer: OpenedAccountLink,
    errors: ['account_link_invalid'],
    summary: 'Read for whom a link is',
    description: 'Uses nothing up. The token travels in the body: what is in an address ends up in logs.',
    example: {
      body: { token: TOKEN },
      answer: { kind: 'invite', name: 'Ben', email: 'ben@shop.example' },
    },
  },
  use: {
    method: 'PUT',
    path: '/api/account-link',
    who: 'console_page',
    body: UseAccountLink,
    errors: ['account_link_invalid', 'email_taken'],
    summary: 'Join, or set a new password',
    description:
      'Works once. An invited agent is signed in; after a new password, one signs in with it: there may be a second factor.',
    example: { body: { token: TOKEN, name: 'Ben', password: PASSWORD } },
  },
} as const satisfies Routes;
