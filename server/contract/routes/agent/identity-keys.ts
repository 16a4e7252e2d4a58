import { IdentityKeys, NewIdentityKey } from '../../schemas/agent-api.ts';
import { AT, ID } from '../examples.ts';
import type { Routes } from '../route.ts';

const KEY = { id: ID, hint: '9fQz', createdAt: AT };

/** The keys with which sites sign who their visitors are. */
export const identityKeys = {
  list: {
    method: 'GET',
    path: '/api/agent/sites/:id/identity-keys',
    who: 'admin',
    answer: IdentityKeys,
    summary: "List a site's identity keys",
    description: 'At most two, the newest first, without their secrets.',
    example: { answer: { keys: [KEY] } },
  },
  create: {
    method: 'POST',
    path: '/api/agent/sites/:id/identity-keys',
    who: 'admin',
    confirmed: true,
    answer: NewIdentityKey,
    creates: 'always',
    errors: ['site_unknown', 'identity_keys_full'],
    summary: 'Make an identity key',
    description: 'The secret is in this answer and never again.',
    example: { answer: { key: KEY, secret: 'kX2…9fQz' } },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/sites/:id/identity-keys/:keyId',
    who: 'admin',
    confirmed: true,
    errors: ['not_found'],
    summary: 'Remove an identity key',
    description: 'What it signed is refused from now on.',
  },
} as const satisfies Routes;
