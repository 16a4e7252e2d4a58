import { type SqlBool, sql } from 'kysely';
import { ApiError } from '../common/api-error.ts';
import type { QuarantinedMail, QuarantineReason } from '../contract/schemas/mail-api.ts';
import type { Db } from '../database/database.ts';
import type { QuarantinedMailRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** What is kept of a mail that became no message: who, what about, why, and the beginning of its words. No files. */
export type NewQuarantinedMail = Omit<QuarantinedMailRow, 'received_at' | 'reason'> & {
  reason: QuarantineReason;
};

/** Of those that name a conversation, and of all others: a flood of the one kind must not push out the other. */
export const KEPT_OF_EACH_KIND = 500;
/** So many are read at once; older ones follow as these are dealt with. */
export const LISTED = 200;
export const QUARANTINE_MS = 30 * 24 * 60 * 60 * 1_000;

/** Puts a mail on the list, once, and drops what is too old or too much. */
export async function quarantine(tx: Transaction, mail: NewQuarantinedMail): Promise<void> {
  await tx.db
    .insertInto('quarantined_mails')
    .values({ ...mail, received_at: tx.now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await tx.db
    .deleteFrom('quarantined_mails')
    .where('received_at', '<', tx.now - QUARANTINE_MS)
    .execute();
  const alike = sql<SqlBool>`conversation_id is ${sql.raw(mail.conversation_id === null ? 'null' : 'not null')}`;
  const tooMany = tx.db
    .selectFrom('quarantined_mails')
    .select('id')
    .where(alike)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1_000)
    .offset(KEPT_OF_EACH_KIND);
  await tx.db.deleteFrom('quarantined_mails').where('id', 'in', tooMany).execute();
}

/** The list, the newest first. */
export async function listQuarantine(db: Db): Promise<QuarantinedMail[]> {
  const rows = await db
    .selectFrom('quarantined_mails')
    .selectAll()
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LISTED)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.received_at,
    reason: row.reason as QuarantineReason,
    from: row.sender === null ? null : { name: row.sender_name, address: row.sender },
    subject: row.subject,
    body: row.body,
    files: row.files,
    sizeBytes: row.size_bytes,
    conversationId: row.conversation_id,
  }));
}

/** Takes a mail off the list and returns it; undefined where somebody else did. */
export function takeFromQuarantine(tx: Transaction, id: string): Promise<QuarantinedMailRow | undefined> {
  return tx.db.deleteFrom('quarantined_mails').where('id', '=', id).returningAll().executeTakeFirst();
}

/** @throws ApiError `not_found` */
export async function removeFromQuarantine(tx: Transaction, id: string): Promise<void> {
  if ((await takeFromQuarantine(tx, id)) === undefined) throw noSuchMail();
}

export function noSuchMail(): ApiError {
  return new ApiError('not_found', 'This mail is not on the list any more.');
}
