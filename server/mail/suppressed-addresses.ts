import type { SuppressedAddress } from '../contract/schemas/mail-api.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { normalizeMailAddress } from './addresses.ts';

const MOST_LISTED = 200;
/** Refusals for good that are about this mail or this day, and not about the address (RFC 3463): full, too large, its content, policy. */
const NOT_ABOUT_THE_ADDRESS = /^5\.(2\.[23]|3\.4|6\.\d+|7\.\d+)$/;
/** What a server says of an address that it does not know: `550 5.1.1 No such user`. */
const UNKNOWN_ADDRESS = /\b5\.1\.\d{1,3}\b/;

/** Why an address gets no mail any more. */
export type Suppression = { state: 'bounced' | 'complained'; reason: string; mailId: string };

/** Whether mail to an address will never arrive, by the status of a bounce: `5.1.1`. */
export function isHardBounce(status: string): boolean {
  return status.startsWith('5.') && !NOT_ABOUT_THE_ADDRESS.test(status);
}

/** The same of what a server said at once, when a mail was handed to it. */
export function saysUnknownAddress(answer: string): boolean {
  return UNKNOWN_ADDRESS.test(answer);
}

/** From now on no mail goes to the address. A complaint outweighs a bounce, and is not undone by one. */
export async function suppressAddress(
  { db, now }: Pick<Transaction, 'db' | 'now'>,
  address: string,
  { state, reason, mailId }: Suppression,
): Promise<void> {
  await db
    .insertInto('suppressed_addresses')
    .values({ address: normalizeMailAddress(address), state, reason, mail_id: mailId, created_at: now })
    .onConflict((conflict) =>
      state === 'complained'
        ? conflict.column('address').doUpdateSet({ state, reason, mail_id: mailId })
        : conflict.column('address').doNothing(),
    )
    .execute();
}

export async function isSuppressed(db: Db, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('suppressed_addresses')
    .select('address')
    .where('address', '=', normalizeMailAddress(address))
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest first, at most 200. */
export async function listSuppressed(db: Db): Promise<SuppressedAddress[]> {
  const rows = await db
    .selectFrom('suppressed_addresses')
    .select(['address', 'state', 'reason', 'created_at as at'])
    .orderBy('created_at', 'desc')
    .orderBy('address')
    .limit(MOST_LISTED)
    .execute();
  return rows;
}

/** Mail may go there again. False where it may already. */
export async function allowAgain({ db }: Pick<Transaction, 'db'>, address: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('suppressed_addresses')
    .where('address', '=', normalizeMailAddress(address))
    .executeTakeFirst();
  return Number(numDeletedRows) > 0;
}
