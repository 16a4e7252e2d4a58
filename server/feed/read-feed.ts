import { ApiError } from '../common/api-error.ts';
import type { FeedPage } from '../contract/schemas/public-events.ts';
import type { Db } from '../database/database.ts';
import { bodiesOf } from './bodies.ts';
import { feedAfter, feedHead } from './positions.ts';

export const EVENTS_PER_FEED_PAGE = 100;
/** A page ends after about so much, measured as JSON. */
const MOST_PAGE_CHARACTERS = 256_000;

/**
 * A page of the feed.
 * @param after a cursor of this function; `latest`: nothing of what there is; without: from the oldest that is kept
 * @throws ApiError `cursor_expired` when what stood behind the cursor was removed, or is of a database that was restored;
 *   `bad_request` when it is no cursor
 */
export async function readFeed(
  db: Db,
  epoch: string,
  after: string | undefined,
  limit = EVENTS_PER_FEED_PAGE,
): Promise<FeedPage> {
  const from = await positionOf(db, epoch, after);
  const rows = await feedAfter(db, from, limit + 1);
  const page = rows.slice(0, limit);
  const bodies = await bodiesOf(db, page);
  const events: FeedPage['events'] = [];
  let last = from;
  let characters = 0;
  for (const { position, id } of page) {
    const event = bodies.get(position);
    if (event !== undefined) {
      characters += JSON.stringify(event).length;
      if (characters > MOST_PAGE_CHARACTERS && events.length > 0) break;
      events.push({ id, event });
    }
    last = position;
  }
  return { events, next: `${epoch}.${last}`, more: last < (rows.at(-1)?.position ?? from) };
}

async function positionOf(db: Db, epoch: string, after: string | undefined): Promise<number> {
  if (after === 'latest') return feedHead(db);
  const { head, pruned } = await db
    .selectFrom('feed_state')
    .select(['head', 'pruned'])
    .executeTakeFirstOrThrow();
  if (after === undefined) return pruned;
  const [, of, digits] = /^([\w-]{1,64})\.(\d{1,15})$/.exec(after) ?? [];
  if (of === undefined)
    throw new ApiError('bad_request', '`after` is not a cursor that this server gave. Begin without it.');
  const position = Number(digits);
  if (of === epoch && position >= pruned && position <= head) return position;
  throw new ApiError(
    'cursor_expired',
    'What followed this cursor is not kept any more. List the conversations anew, then read on from `after=latest`.',
  );
}
