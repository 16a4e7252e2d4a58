import { FindPage, FindQuery } from '../../schemas/find-api.ts';
import { EPOCH } from '../examples.ts';
import type { Routes } from '../route.ts';

export const search = {
  find: {
    method: 'GET',
    path: '/api/agent/find',
    who: 'agent',
    key: 'read',
    query: FindQuery,
    answer: FindPage,
    errors: ['not_found'],
    summary: 'Find conversations',
    description:
      'By words, by a saved view or what a team has that is not resolved, or both; the latest first. Words are plain text: no sign has a meaning. A page may be short, or empty, while there is a next one.',
    example: { query: { text: 'refund' }, answer: { found: [], next: null, epoch: EPOCH } },
  },
} as const satisfies Routes;
