import type { ConversationRow } from '../database/tables.ts';
import type { Work } from '../database/transaction.ts';

/**
 * Waits until no other node decides who gets what, and holds that until this transaction ends. (SQLite has one writer at
 * a time; Postgres locks a row.) Taken before any conversation is locked, so that nobody waits in a circle.
 */
export async function takeTurn(work: Work): Promise<void> {
  if (work.dialect === 'postgres')
    await work.db.selectFrom('meta').select('value').where('name', '=', 'turn').forUpdate().execute();
}

/** A conversation, locked, for a rule instead of a person. */
export async function lockForRule(work: Work, id: string): Promise<ConversationRow | undefined> {
  const query = work.db.selectFrom('conversations').selectAll().where('id', '=', id);
  return (work.dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
}
