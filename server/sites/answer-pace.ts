import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** How much the newest interval counts: a fifth. */
const SMOOTHING = 5;
/** A longer interval says that nobody was answering, not how fast they answer. */
const LONGEST_INTERVAL_MS = 30 * 60_000;

/** Somebody took a waiting conversation: from the time since the one before, others learn how fast the queue moves. */
export async function noteTaken(tx: Transaction, row: ConversationRow): Promise<void> {
  if (row.status !== 'waiting' || row.awaiting_reply_since === null) return;
  const { pace_ms, taken_at } = await tx.db
    .selectFrom('sites')
    .select(['pace_ms', 'taken_at'])
    .where('id', '=', row.site_id)
    .executeTakeFirstOrThrow();
  // While the queue was empty nobody could be taken.
  const interval = Math.max(0, tx.now - Math.max(Number(taken_at ?? 0), Number(row.awaiting_reply_since)));
  const pace = pace_ms === null ? interval : Math.round((pace_ms * (SMOOTHING - 1) + interval) / SMOOTHING);
  await tx.db
    .updateTable('sites')
    .set({ taken_at: tx.now, ...(interval <= LONGEST_INTERVAL_MS ? { pace_ms: pace } : {}) })
    .where('id', '=', row.site_id)
    .execute();
}
