import type { QueuePosition } from '../contract/schemas/widget-api.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow, SiteRow } from '../database/tables.ts';
import { attendedLately } from '../sites/site-state.ts';

/** What of a site tells how fast its queue moves. */
export type Pace = Pick<SiteRow, 'announced' | 'pace_ms' | 'taken_at'>;

/** Where a conversation stands in its site's queue, and how much longer it may take. Who was answered stands in none. */
export async function queuePositionOf(db: Db, row: ConversationRow, now: number): Promise<QueuePosition> {
  if (row.status !== 'waiting' || row.waiting_since === null || row.awaiting_reply_since === null)
    return { conversationId: row.id, queuePosition: null, waitMs: null };
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
    .select(['announced', 'pace_ms', 'taken_at'])
    .where('id', '=', row.site_id)
    .executeTakeFirstOrThrow();
  const position = Number(before) + 1;
  return {
    conversationId: row.id,
    queuePosition: position,
    waitMs: waitLeft(site, position, row.awaiting_reply_since, now),
  };
}

/**
 * How much longer somebody at this position may wait, by the pace at which conversations were taken lately. Null where
 * nothing can be promised: no pace is known, nobody is on duty, or it should have been their turn by now.
 */
export function waitLeft(site: Pace, position: number, waitingSince: number, now: number): number | null {
  if (site.pace_ms === null || !attendedLately(site)) return null;
  const since = Math.max(Number(site.taken_at ?? 0), Number(waitingSince));
  const left = position * Number(site.pace_ms) - (now - since);
  return left > 0 ? left : null;
}
