import type { Db } from '../database/database.ts';
import type { MailThreadRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { MAIL_ID_PATTERN, newMailId, normalizeMailAddress } from './addresses.ts';

/**
 * The token under which somebody answers to a conversation by mail: one for each conversation and address, made when it is
 * first asked for. It names the conversation and says nothing about who writes: a mail may be forwarded.
 */
export async function mailThreadFor(
  tx: Pick<Transaction, 'db' | 'now'>,
  conversationId: string,
  address: string,
): Promise<MailThreadRow> {
  const row: MailThreadRow = {
    token: newMailId(),
    conversation_id: conversationId,
    address: normalizeMailAddress(address),
    created_at: tx.now,
  };
  const inserted = await tx.db
    .insertInto('mail_threads')
    .values(row)
    .onConflict((conflict) => conflict.columns(['conversation_id', 'address']).doNothing())
    .returningAll()
    .executeTakeFirst();
  return (
    inserted ??
    (await tx.db
      .selectFrom('mail_threads')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('address', '=', row.address)
      .executeTakeFirstOrThrow())
  );
}

/** The conversation and address of a token, however its letters were written; undefined where there is none. */
export async function findMailThread(db: Db, token: string): Promise<MailThreadRow | undefined> {
  const asked = token.toLowerCase();
  if (!MAIL_ID_PATTERN.test(asked)) return undefined;
  return db.selectFrom('mail_threads').selectAll().where('token', '=', asked).executeTakeFirst();
}
