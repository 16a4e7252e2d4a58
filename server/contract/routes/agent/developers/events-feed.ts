import { Type } from 'typebox';
import { FeedPage } from '../../../schemas/public-events.ts';
import { EVENT_EXAMPLES } from '../../event-examples.ts';
import { EPOCH, ID } from '../../examples.ts';
import type { Routes } from '../../route.ts';

/** The longest that an answer waits for something to happen, in seconds. */
export const MAX_FEED_WAIT_SECONDS = 25;

const FeedQuery = Type.Object(
  {
    after: Type.Optional(
      Type.String({
        maxLength: 100,
        description:
          '`next` of the page before; `latest`: only what happens from now on. Without it: from the oldest event that is kept.',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    wait: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MAX_FEED_WAIT_SECONDS,
        description: 'For so many seconds, wait for something to happen where nothing has.',
      }),
    ),
  },
  { additionalProperties: false },
);

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
