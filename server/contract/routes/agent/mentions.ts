import { Mentions } from '../../schemas/messages-api.ts';
import { ID, MESSAGE } from '../examples.ts';
import type { Routes } from '../route.ts';

/** Notes in which an agent was mentioned. */
export const mentions = {
  list: {
    method: 'GET',
    path: '/api/agent/mentions',
    who: 'agent',
    answer: Mentions,
    summary: 'List the notes that mention you and that you have not seen',
    description: 'Of conversations and of rooms.',
    example: {
      answer: {
        mentions: [
          {
            conversationId: ID,
            visitorName: 'Grace',
            message: { ...MESSAGE, kind: 'note', body: '@Ana knows more.' },
            seq: 2,
          },
        ],
      },
    },
  },
  markSeen: {
    method: 'DELETE',
    path: '/api/agent/mentions/:id',
    who: 'agent',
    summary: 'Mark the mentions in a conversation as seen',
    description: 'By the id of the conversation or room.',
  },
} as const satisfies Routes;
