import { sql } from 'kysely';
import type { MailKind } from '../contract/schemas/mail-api.ts';
import type { Transaction } from '../database/transaction.ts';

const DAY_MS = 86_400_000;

/**
 * Waits until no other node counts the mails of an address, and holds that until this transaction ends. (SQLite has one writer
 * at a time.)
 * @param address in small letters
 */
export async function lockAddress(
  { db, dialect }: Pick<Transaction, 'db' | 'dialect'>,
  address: string,
): Promise<void> {
  if (dialect === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtextextended(${`mail to ${address}`}, 0))`.execute(db);
}

type Limit = {
  kind: MailKind;
  /** In small letters. */
  address: string;
  perDay: number;
  /** Those that were put into the queue, or only those that a try was made to send. */
  counted: 'queued' | 'begun';
};

/** Whether an address had so many mails of a kind in a day. */
export async function hadItsMails(
  { db, now }: Pick<Transaction, 'db' | 'now'>,
  { kind, address, perDay, counted }: Limit,
): Promise<boolean> {
  const rows = await db
    .selectFrom('outgoing_mails')
    .select('id')
    .where('recipient', '=', address)
    .where(counted === 'queued' ? 'created_at' : 'begun_at', '>', now - DAY_MS)
    .where('kind', '=', kind)
    .limit(perDay)
    .execute();
  return rows.length >= perDay;
}
