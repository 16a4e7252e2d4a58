import { PutDraft, StoredDrafts } from '../../schemas/drafts.ts';
import { AT, ID } from '../examples.ts';
import type { Routes } from '../route.ts';

const DRAFT = { mode: 'reply', reply: 'It ships', note: '', attachments: [], updatedAt: AT };

/** What an agent has written and not sent; the same on each of the agent's devices. */
export const drafts = {
  list: {
    method: 'GET',
    path: '/api/agent/drafts',
    who: 'agent',
    answer: StoredDrafts,
    summary: 'List your drafts',
    description: 'One for each conversation or room in which something is written and not sent.',
    example: { answer: { drafts: [{ conversationId: ID, ...DRAFT }] } },
  },
  put: {
    method: 'PUT',
    path: '/api/agent/drafts/:id',
    who: 'agent',
    body: PutDraft,
    errors: ['conversation_unknown'],
    summary: 'Keep a draft',
    description: 'By the id of the conversation or room, unless a newer one is there.',
    example: { body: DRAFT },
  },
} as const satisfies Routes;
