import type { Author } from '../contract/schemas/people.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** Who does what a rule does. */
export const SYSTEM: Author = { kind: 'system', id: null, name: 'Frontdesk' };

/**
 * Wakes a locked, snoozed conversation: it is open again, and with whom it was before. Where nobody had it, because a service
 * began it, it waits in the queue.
 */
export function wake(tx: Transaction, row: ConversationRow, by: Author): Promise<ConversationRow> {
  if (row.assignee_id === null)
    return appendEvent(
      tx,
      row,
      { type: 'conversation.released', data: { by: SYSTEM }, visible: true },
      { status: 'waiting', snoozed_until: null, waiting_since: row.awaiting_reply_since ?? tx.now },
    );
  return appendEvent(
    tx,
    row,
    { type: 'conversation.woken', data: { by }, visible: false },
    { status: 'open', snoozed_until: null },
  );
}

/** The snoozed conversations whose time has come, the longest overdue first. */
export async function dueToWake(db: Db, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('conversations')
    .select('id')
    .where('snoozed_until', 'is not', null)
    .where('snoozed_until', '<=', now)
    .orderBy('snoozed_until')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Wakes the conversation if it is still due: of several nodes that noticed, one does it. True when this one did. */
export async function wakeIfDue(tx: Transaction, id: string): Promise<boolean> {
  const query = tx.db.selectFrom('conversations').selectAll().where('id', '=', id);
  const row = await locking(tx, query).executeTakeFirst();
  if (row?.status !== 'snoozed' || row.snoozed_until === null || row.snoozed_until > tx.now) return false;
  await wake(tx, row, SYSTEM);
  return true;
}
