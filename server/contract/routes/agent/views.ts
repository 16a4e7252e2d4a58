import { ListCounts, ListCountsQuery, PutView, View, Views } from '../../schemas/find-api.ts';
import { ID } from '../examples.ts';
import type { Routes } from '../route.ts';

const VIEW = {
  name: 'Urgent',
  filter: { match: 'all', rules: [{ field: 'priority', op: 'is', values: ['3'] }] },
};

const SHARED = { shared: true, folder: 'Shop', mine: true };

/** Filters that agents have saved, for themselves or for all. */
export const views = {
  list: {
    method: 'GET',
    path: '/api/agent/views',
    who: 'agent',
    answer: Views,
    summary: 'List your saved views, and those that are shared',
    description: "The agent's own, the oldest first, then what colleagues share.",
    example: { answer: { views: [{ id: ID, ...VIEW, ...SHARED }] } },
  },
  counts: {
    method: 'GET',
    path: '/api/agent/list-counts',
    who: 'agent',
    query: ListCountsQuery,
    answer: ListCounts,
    summary: 'Count what is in teams and saved views',
    description:
      'Conversations that are not resolved, of every team and of every view that the agent sees. Where counting takes too long, the last ones are missing.',
    example: { answer: { counts: [{ kind: 'view', id: ID, count: 12 }] } },
  },
  put: {
    method: 'PUT',
    path: '/api/agent/views/:id',
    who: 'agent',
    body: PutView,
    answer: View,
    errors: ['id_taken'],
    summary: 'Make or change a view',
    description:
      'Makes the view of this id, which the client mints, or changes it. Anybody may share theirs; what a colleague shares is changed by admins only.',
    example: { body: { ...VIEW, shared: true, folder: 'Shop' }, answer: { id: ID, ...VIEW, ...SHARED } },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/views/:id',
    who: 'agent',
    errors: ['not_found'],
    summary: 'Delete a view',
    description: 'The conversations in it stay. What a colleague shares is deleted by admins only.',
  },
} as const satisfies Routes;
