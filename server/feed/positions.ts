import { sql } from 'kysely';
import { eventTypeFrom } from '../common/stored-event.ts';
import { eventRows } from '../conversations/read-events.ts';
import type { Db } from '../database/database.ts';
import type { FeedRow } from '../database/tables/webhooks.ts';

/** What has no position yet. */
export type NewFeedRow = Omit<FeedRow, 'position'>;

/**
 * Appends to the feed. The row of `feed_state` is locked until the commit, so positions become visible in their order:
 * whoever has read up to one will find nothing before it later.
 */
export async function appendToFeed(db: Db, rows: readonly NewFeedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { head } = await db
    .updateTable('feed_state')
    .set((eb) => ({ head: eb('head', '+', rows.length) }))
    .returning('head')
    .executeTakeFirstOrThrow();
  const first = head - rows.length + 1;
  await db
    .insertInto('feed_events')
    .values(rows.map((row, n) => ({ ...row, position: first + n })))
    .execute();
}

/** Up to where the feed has come. */
export async function feedHead(db: Db): Promise<number> {
  const { head } = await db.selectFrom('feed_state').select('head').executeTakeFirstOrThrow();
  return head;
}

/** What stands behind a position, in order. */
export function feedAfter(db: Db, after: number, limit: number, upTo?: number): Promise<FeedRow[]> {
  return db
    .selectFrom('feed_events')
    .selectAll()
    .where('position', '>', after)
    .$if(upTo !== undefined, (query) => query.where('position', '<=', upTo ?? 0))
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** The first position at or after a time, less one: where a reader begins who wants everything since. */
export async function positionBefore(db: Db, time: number): Promise<number> {
  const first = await db
    .selectFrom('feed_events')
    .select((eb) => eb.fn.min('position').as('position'))
    .where('at', '>=', time)
    .executeTakeFirst();
  return first?.position == null ? await feedHead(db) : first.position - 1;
}

/** Rows for the feed, of events of the log; those whose conversation is gone are left out. */
export async function rowsOfConversations(
  db: Db,
  keys: readonly { id: string; conversationId: string; seq: number }[],
): Promise<NewFeedRow[]> {
  if (keys.length === 0) return [];
  const places = keys.map(({ conversationId, seq }) => sql`(${conversationId}, cast(${seq} as integer))`);
  const found = await eventRows(db)
    .innerJoin('conversations', 'conversations.id', 'events.conversation_id')
    .select(['conversations.site_id', 'conversations.team_id', 'conversations.visitor_id'])
    .where(sql<boolean>`(events.conversation_id, events.seq) in (values ${sql.join(places)})`)
    .execute();
  const byPlace = new Map(found.map((row) => [`${row.conversation_id} ${row.seq}`, row]));
  return keys.flatMap(({ id, conversationId, seq }) => {
    const row = byPlace.get(`${conversationId} ${seq}`);
    if (row === undefined) return [];
    return [
      {
        id,
        type: eventTypeFrom(row.type),
        at: row.created_at,
        conversation_id: conversationId,
        seq,
        site_id: row.site_id,
        team_id: row.team_id,
        visitor_id: row.visitor_id,
        agent_id: null,
        data: '{}',
      },
    ];
  });
}
