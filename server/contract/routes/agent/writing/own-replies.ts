import { CannedReplies, CannedReply, PutCannedReply } from '../../../schemas/canned-replies.ts';
import { ID } from '../../examples.ts';
import type { Routes } from '../../route.ts';

const REPLY = { name: 'Sign-off', body: 'Have a good day!', folder: null };

/** Canned replies that one agent alone sees, and how often any is used. */
export const ownReplies = {
  list: {
    method: 'GET',
    path: '/api/agent/own-replies',
    who: 'agent',
    answer: CannedReplies,
    summary: 'List your own canned replies',
    description: 'By name. Nobody else sees them.',
    example: { answer: { replies: [{ id: ID, ...REPLY, files: [], uses: 3 }] } },
  },
  put: {
    method: 'PUT',
    path: '/api/agent/own-replies/:id',
    who: 'agent',
    body: PutCannedReply,
    answer: CannedReply,
    errors: ['id_taken', 'attachment_unknown'],
    summary: 'Make or change a canned reply of your own',
    description:
      'Makes the reply of this id, which the client mints, or changes it. An agent has at most 200 of them.',
    example: { body: REPLY, answer: { id: ID, ...REPLY, files: [], uses: 3 } },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/own-replies/:id',
    who: 'agent',
    summary: 'Delete a canned reply of your own',
    description: 'Idempotent: one that is not there, or is not yours, is answered alike.',
  },
  use: {
    method: 'POST',
    path: '/api/agent/canned-replies/:id/uses',
    who: 'agent',
    errors: ['not_found'],
    summary: 'Count a use of a canned reply',
    description: 'Of one that is shared, or one of your own: it was put into a reply.',
  },
} as const satisfies Routes;
