import { PutView, View, Views } from '../../schemas/find-api.ts';
import { ID } from '../examples.ts';
import type { Routes } from '../route.ts';

const VIEW = {
  name: 'Urgent',
  filter: { match: 'all', rules: [{ field: 'priority', op: 'is', values: ['3'] }] },
};

/** Filters that an agent has saved; each agent's own. */
export const views = {
  list: {
    method: 'GET',
    path: '/api/agent/views',
    who: 'agent',
    answer: Views,
    summary: 'List your saved views',
    description: "The agent's own; colleagues have theirs.",
    example: { answer: { views: [{ id: ID, ...VIEW }] } },
  },
  put: {
    method: 'PUT',
    path: '/api/agent/views/:id',
    who: 'agent',
    body: PutView,
    answer: View,
    errors: ['id_taken'],
    summary: 'Make or change one of your views',
    description: 'Makes the view of this id, which the client mints, or changes it.',
    example: { body: VIEW, answer: { id: ID, ...VIEW } },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/views/:id',
    who: 'agent',
    errors: ['not_found'],
    summary: 'Delete one of your views',
    description: 'The conversations in it stay.',
  },
} as const satisfies Routes;
