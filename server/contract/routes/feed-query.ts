import { Type } from 'typebox';

/** The longest that an answer waits for something to happen, in seconds. */
export const MAX_FEED_WAIT_SECONDS = 25;

/** How a feed is asked: everybody’s, and that of a bot. */
export const FeedQuery = Type.Object(
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
