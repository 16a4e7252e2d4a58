import { locking } from '../database/lock.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/**
 * Waits until no other node decides who gets what, and holds that until this transaction ends. (SQLite has one writer at
 * a time; Postgres locks a row.) Taken before any conversation is locked, so that nobody waits in a circle.
 */
export async function takeRoutingLock(tx: Transaction): Promise<void> {
  if (tx.dialect === 'postgres')
    await tx.db.selectFrom('meta').select('value').where('name', '=', 'turn').forUpdate().execute();
}

/** A conversation, locked, for a rule instead of a person. */
export async function lockForRule(tx: Transaction, id: string): Promise<ConversationRow | undefined> {
  const query = tx.db.selectFrom('conversations').selectAll().where('id', '=', id);
  return locking(tx, query).executeTakeFirst();
}
