import { FindPage, FindQuery, FindWithinQuery, FoundWithin } from '../../schemas/find-api.ts';
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
      'By words, by a saved view, a filter or what a team has that is not resolved, or both; the latest first. Words are plain text: no sign has a meaning. A page may be short, or empty, while there is a next one.',
    example: { query: { text: 'refund' }, answer: { found: [], next: null, epoch: EPOCH } },
  },
  within: {
    method: 'GET',
    path: '/api/agent/conversations/:id/found',
    who: 'agent',
    key: 'read',
    query: FindWithinQuery,
    answer: FoundWithin,
    errors: ['conversation_unknown'],
    summary: 'Find messages of a conversation',
    description:
      'Their numbers, the newest first, at most 500. Every word has to be found, in the message or in the names of its files.',
    example: { query: { text: 'refund' }, answer: { seqs: [17, 4] } },
  },
} as const satisfies Routes;
