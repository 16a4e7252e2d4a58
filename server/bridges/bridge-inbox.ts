import type { Database, Db } from '../database/database.ts';
import type { ThreadedKind } from '../database/tables/bridges.ts';
import type { IncomingPost } from './chat-service.ts';

/** So long the same news are known again. Slack brings them for an hour, Telegram for a day. */
const KEPT_MS = 36 * 3_600_000;
/** Looked through for what is due. */
const WINDOW = 200;
const BACKOFF_MS = { first: 1_000, most: 300_000 };
/** With these waits, some twelve hours; then it is given up. */
export const MOST_TRIES = 150;

export type KeptNews = { id: string; place: string; post: IncomingPost; tries: number };

/**
 * Keeps news of the chat, once on disk. The same id again changes nothing.
 * @returns whether they are new
 */
export async function keepNews(
  database: Database,
  { kind, id, post, now }: { kind: ThreadedKind; id: string; post: IncomingPost; now: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database.write(async (db) => {
    const last = await db
      .selectFrom('bridge_inbox')
      .select((eb) => eb.fn.max('received_at').as('at'))
      .where('kind', '=', kind)
      .where('done_at', 'is', null)
      .executeTakeFirst();
    return db
      .insertInto('bridge_inbox')
      .values({
        kind,
        id,
        place: `${post.channel}:${post.thread}`,
        payload: JSON.stringify(post).replaceAll('\\u0000', ''),
        // Later than all that wait, so that the order is that in which they came.
        received_at: Math.max(now, Number(last?.at ?? 0) + 1),
        due_at: now,
        done_at: null,
      })
      .onConflict((conflict) => conflict.columns(['kind', 'id']).doNothing())
      .executeTakeFirst();
  });
  return numInsertedOrUpdatedRows === 1n;
}

/** What may be dealt with now: of each place the oldest, unless that one has to wait. */
export async function nextNews(db: Db, kind: ThreadedKind, now: number): Promise<KeptNews[]> {
  const rows = await db
    .selectFrom('bridge_inbox')
    .select(['id', 'place', 'payload', 'tries', 'due_at'])
    .where('kind', '=', kind)
    .where('done_at', 'is', null)
    .orderBy('received_at')
    .limit(WINDOW)
    .execute();
  const first = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (!first.has(row.place)) first.set(row.place, row);
  return [...first.values()]
    .filter(({ due_at }) => due_at <= now || due_at > now + 2 * BACKOFF_MS.most)
    .map(({ id, place, payload, tries }) => ({
      id,
      place,
      tries,
      post: JSON.parse(payload) as IncomingPost,
    }));
}

/** They are dealt with. What they said is not kept. */
export async function settleNews(
  database: Database,
  { kind, id, now }: { kind: ThreadedKind; id: string; now: number },
): Promise<void> {
  await database.write((db) =>
    db
      .updateTable('bridge_inbox')
      .set({ done_at: now, payload: '' })
      .where('kind', '=', kind)
      .where('id', '=', id)
      .execute(),
  );
}

/** They are tried again, later and later. */
export async function putOffNews(
  database: Database,
  {
    kind,
    id,
    tries,
    now,
    random,
  }: { kind: ThreadedKind; id: string; tries: number; now: number; random: number },
): Promise<void> {
  const wait = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** Math.min(tries - 1, 20));
  await database.write((db) =>
    db
      .updateTable('bridge_inbox')
      .set({ tries, due_at: now + Math.round(wait * (0.5 + random / 2)) })
      .where('kind', '=', kind)
      .where('id', '=', id)
      .execute(),
  );
}

/** Removes what was dealt with long ago. */
export async function forgetOldNews(database: Database, now: number): Promise<void> {
  await database.write((db) =>
    db
      .deleteFrom('bridge_inbox')
      .where('done_at', '<', now - KEPT_MS)
      .execute(),
  );
}
