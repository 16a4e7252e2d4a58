import {
  Account,
  AccountLink,
  Accounts,
  ChangeAccount,
  ChangeCap,
  DeleteAccount,
  InviteAgent,
} from '../../schemas/accounts-api.ts';
import { AT, ID } from '../examples.ts';
import type { Routes } from '../route.ts';

const ACCOUNT = {
  id: ID,
  name: 'Ben',
  email: 'ben@shop.example',
  role: 'agent',
  active: true,
  secondFactor: false,
  createdAt: AT,
};
const LINK = { url: 'https://chat.example.com/console/join#token=…', expiresAt: AT };

/** Everybody's accounts: inviting, roles, deactivating. */
export const accounts = {
  list: {
    method: 'GET',
    path: '/api/agent/accounts',
    who: 'admin',
    key: 'audit',
    answer: Accounts,
    summary: 'List all agents and open invitations',
    description: 'Also the agents who were deactivated.',
    example: { answer: { accounts: [ACCOUNT], invitations: [] } },
  },
  change: {
    method: 'PUT',
    path: '/api/agent/accounts/:id',
    who: 'admin',
    confirmed: true,
    body: ChangeAccount,
    answer: Account,
    errors: ['not_found', 'last_admin'],
    summary: 'Change a role, deactivate or reactivate',
    description:
      'What they may no longer do ends at once, sessions and live connections too. Nobody changes themselves.',
    example: { body: { role: 'admin' }, answer: { ...ACCOUNT, role: 'admin' } },
  },
  remove: {
    method: 'DELETE',
    path: '/api/agent/accounts/:id',
    who: 'admin',
    confirmed: true,
    query: DeleteAccount,
    errors: ['not_found', 'last_admin'],
    summary: 'Delete an agent',
    description:
      'They are signed out, their keys, links, notifications and settings end, and their open conversations return to the queue. What they wrote stays, under another name, which replaces theirs everywhere within minutes; the log of the conversations and the audit log too. It cannot be undone. Nobody deletes themselves. The same again changes nothing.',
    example: { query: { shownAs: 'Former agent' } },
  },
  changeCap: {
    method: 'PUT',
    path: '/api/agent/accounts/:id/cap',
    who: 'admin',
    key: 'settings',
    body: ChangeCap,
    errors: ['not_found'],
    summary: 'Change how many conversations an agent is given at once',
    description: 'Null: as the site or the team says.',
    example: { body: { cap: 4 } },
  },
  disableSecondFactor: {
    method: 'DELETE',
    path: '/api/agent/accounts/:id/second-factor',
    who: 'admin',
    confirmed: true,
    errors: ['not_found'],
    summary: 'Turn off the second factor of an agent who lost it',
    description: 'They sign in with the password alone until they turn it on again.',
  },
  resetPassword: {
    method: 'POST',
    path: '/api/agent/accounts/:id/password-reset',
    who: 'admin',
    confirmed: true,
    answer: AccountLink,
    creates: 'always',
    errors: ['not_found'],
    summary: 'Make a link with which an agent sets a new password',
    description: 'It works once, for an hour, and is in this answer and never again.',
    example: { answer: LINK },
  },
  invite: {
    method: 'POST',
    path: '/api/agent/invitations',
    who: 'admin',
    confirmed: true,
    body: InviteAgent,
    answer: AccountLink,
    creates: 'always',
    errors: ['email_taken'],
    summary: 'Invite somebody',
    description: 'A link that works once, for three days, and is in this answer and never again.',
    example: { body: { name: 'Ben', email: 'ben@shop.example', role: 'agent' }, answer: LINK },
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/api/agent/invitations/:id',
    who: 'admin',
    errors: ['not_found'],
    summary: 'Withdraw an invitation',
    description: 'Its link stops working.',
  },
} as const satisfies Routes;
