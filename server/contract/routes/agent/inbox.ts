import { InboxPage, InboxQuery } from '../../schemas/agent-api.ts';
import { DeliveredMarks } from '../../schemas/messages-api.ts';
import { CONVERSATION_STATE, EPOCH, ID, MESSAGE } from '../examples.ts';
import type { Routes } from '../route.ts';

/** The queues that agents work through. */
export const inbox = {
  read: {
    method: 'GET',
    path: '/api/agent/inbox',
    who: 'agent',
    key: 'read',
    query: InboxQuery,
    answer: InboxPage,
    summary: 'Read a page of a queue, with the counts of all',
    description:
      'Without `order`: waiting by the longest wait, the others by the latest activity. `reply` begins with those whose visitor waits for an answer, the longest first; it is for `mine`, `open` and `snoozed`. `cursor` comes from the page before. Counts stop at 1,000. To a service, `mine` is empty, because nothing can be assigned to it.',
    example: {
      query: { queue: 'open' },
      answer: {
        cards: [
          { state: CONVERSATION_STATE, lastMessage: MESSAGE, unread: 0, mark: null, visitorHere: true },
        ],
        next: null,
        counts: { waiting: 0, mine: 1, open: 1, snoozed: 0, resolved: 12, with_bot: 0 },
        longestWaitSince: null,
        epoch: EPOCH,
      },
    },
  },
  markDelivered: {
    method: 'PUT',
    path: '/api/agent/delivered',
    who: 'agent',
    key: 'write',
    person: true,
    body: DeliveredMarks,
    errors: ['conversation_unknown'],
    summary: 'Mark conversations as delivered to an agent',
    description:
      'What came up to an event has reached a browser of an agent, in many conversations at once. Marks only grow.',
    example: { body: { marks: [{ conversationId: ID, upTo: 2 }] } },
  },
} as const satisfies Routes;
