import { ApiKeys, CreateApiKey, NewApiKey } from '../../schemas/api-keys.ts';
import { ANA, AT, ID } from '../examples.ts';
import type { Routes } from '../route.ts';

const KEY = {
  id: ID,
  name: 'CRM',
  hint: 'fdk_x7Qa',
  scopes: ['read'],
  agent: ANA,
  service: null,
  createdAt: AT,
  expiresAt: null,
  usedAt: null,
};

/** The keys with which programs do what the console does. */
export const apiKeys = {
  list: {
    method: 'GET',
    path: '/api/agent/api-keys',
    who: 'admin',
    answer: ApiKeys,
    summary: 'List the API keys',
    description: 'Without their tokens.',
    example: { answer: { keys: [KEY] } },
  },
  create: {
    method: 'POST',
    path: '/api/agent/api-keys',
    who: 'admin',
    confirmed: true,
    body: CreateApiKey,
    answer: NewApiKey,
    creates: 'always',
    errors: ['id_taken', 'not_found'],
    summary: 'Make an API key, for yourself or for a service',
    description:
      'The token is in this answer and never again: the same request once more is refused with `id_taken`, and whoever lost the answer removes the key and makes another. Whatever its scopes, the key may never do more than you may at that moment, and it ends with your account.',
    example: {
      body: { id: ID, name: 'CRM', scopes: ['read'], expiresAt: null },
      answer: { key: KEY, token: 'fdk_x7Qa…' },
    },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/api-keys/:id',
    who: 'admin',
    confirmed: true,
    errors: ['not_found'],
    summary: 'Remove an API key',
    description: 'It works no more from now on.',
  },
} as const satisfies Routes;
