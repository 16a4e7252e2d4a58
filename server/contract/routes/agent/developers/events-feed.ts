import { FeedPage } from '../../../schemas/public-events.ts';
import { EVENT_EXAMPLES } from '../../event-examples.ts';
import { EPOCH, ID } from '../../examples.ts';
import { FeedQuery } from '../../feed-query.ts';
import type { Routes } from '../../route.ts';

/** Everything that happened, for programs that keep a copy or have no public address. */
export const eventsFeed = {
  read: {
    method: 'GET',
    path: '/api/agent/events',
    who: 'agent',
    key: 'read',
    query: FeedQuery,
    answer: FeedPage,
    errors: ['cursor_expired'],
    summary: 'Read what happened in all conversations',
    description:
      'In one order, exactly as webhooks tell it; a cursor never skips an event. Events are kept for 30 days, and only while an endpoint for webhooks exists or somebody has asked within 60 days: the first request turns the feed on, on other nodes within seconds. At most four requests of one agent wait at a time; others are answered at once.',
    example: {
      query: { after: `${EPOCH}.41`, wait: 20 },
      answer: {
        events: [{ id: `${EPOCH}:${ID}:2`, event: EVENT_EXAMPLES['message.created'] }],
        next: `${EPOCH}.42`,
        more: false,
      },
    },
  },
} as const satisfies Routes;
