import { sql } from 'kysely';
import type { Place } from '../contract/schemas/widget-api.ts';
import type { Work } from '../conversations/work.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';

/** Nobody is told that it takes less than this. */
const LEAST_WAIT_MS = 60_000;
/** How much the newest wait counts. */
const SMOOTHING = 5;

/** Where a conversation stands in its site's line, and how much longer it may take. Who was answered stands in none. */
export async function placeOf(db: Db, row: ConversationRow, now: number): Promise<Place> {
  if (row.status !== 'waiting' || row.waiting_since === null || row.awaiting_reply_since === null)
    return { conversationId: row.id, place: null, waitMs: null };
  const { before } = await db
    .selectFrom('conversations')
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .where('status', '=', 'waiting')
    .where('site_id', '=', row.site_id)
    .where('last_message_seq', '>', 0)
    .where('awaiting_reply_since', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('waiting_since', '<', row.waiting_since),
        eb.and([eb('waiting_since', '=', row.waiting_since), eb('id', '<', row.id)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  const site = await db
    .selectFrom('sites')
    .select('wait_ms')
    .where('id', '=', row.site_id)
    .executeTakeFirstOrThrow();
  return {
    conversationId: row.id,
    place: Number(before) + 1,
    waitMs: waitLeft(site.wait_ms, now - row.waiting_since),
  };
}

/** Of what others waited lately, the part that is still to come; null where nothing is known. */
export function waitLeft(usualMs: number | null, waitedMs: number): number | null {
  return usualMs === null ? null : Math.max(LEAST_WAIT_MS, Number(usualMs) - waitedMs);
}

/** Somebody took a waiting conversation: from this others learn how long it takes. */
export async function noteWait(work: Work, row: ConversationRow): Promise<void> {
  if (row.status !== 'waiting' || row.awaiting_reply_since === null) return;
  const waited = Math.max(0, work.now - row.awaiting_reply_since);
  await work.db
    .updateTable('sites')
    .set({
      wait_ms: sql<number>`coalesce((wait_ms * ${sql.lit(SMOOTHING - 1)} + cast(${waited} as bigint)) / ${sql.lit(SMOOTHING)}, cast(${waited} as bigint))`,
    })
    .where('id', '=', row.site_id)
    .execute();
}
