import { createHash, timingSafeEqual } from 'node:crypto';
import type { Db } from '../../database/database.ts';
import type { MailThreadRow } from '../../database/tables.ts';
import type { Transaction } from '../../database/transaction.ts';
import { normalizeMailAddress } from '../addresses.ts';
import { findMailThread } from '../mail-threads.ts';
import type { MailTokens } from '../mail-tokens.ts';
import type { MailDeps } from '../prepared-mail.ts';
import { isSuppressed } from '../suppressed-addresses.ts';

const TOKEN = /^([a-z2-7]{20,40})\.([\w-]{43})$/;

/** Who is mailed about missed replies: an address, by a site. */
export type Declining = { siteId: string; address: string };

/**
 * Where a visitor declines mails about missed replies. It names the thread of the mail, which anybody may know who answers it;
 * the signature says that it came with a mail. It works for as long as there is the conversation, because old mails are declined, too.
 */
export function declineUrl(
  { publicUrl, tokens }: Pick<MailDeps, 'publicUrl' | 'tokens'>,
  threadToken: string,
): string {
  return `${publicUrl}/mail/unsubscribe/${threadToken}.${tokens('declining', threadToken)}`;
}

/** The thread that the token of such a link is about; undefined: it is none of ours. */
export async function threadToDecline(
  db: Db,
  tokens: MailTokens,
  token: string,
): Promise<MailThreadRow | undefined> {
  const [, thread = '', signature = ''] = TOKEN.exec(token) ?? [];
  if (thread === '') return undefined;
  const right = tokens('declining', thread);
  return timingSafeEqual(Buffer.from(signature), Buffer.from(right)) ? findMailThread(db, thread) : undefined;
}

/** Whether an address wants no mail about missed replies from a site. */
export async function isDeclined(db: Db, who: Declining): Promise<boolean> {
  const row = await db
    .selectFrom('declined_mails')
    .select('address_hash')
    .where('address_hash', '=', hashOf(who))
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether mail about missed replies goes to the address: it is not declined, and none bounced for good or was called spam. */
export async function getsMissedReplies(db: Db, who: Declining): Promise<boolean> {
  return !(await isDeclined(db, who)) && !(await isSuppressed(db, who.address));
}

/** From now on, the address gets no mail about missed replies from the site. */
export async function declineMails(
  { db, now }: Pick<Transaction, 'db' | 'now'>,
  who: Declining,
): Promise<void> {
  await db
    .insertInto('declined_mails')
    .values({ address_hash: hashOf(who), declined_at: now })
    .onConflict((conflict) => conflict.column('address_hash').doNothing())
    .execute();
}

/** The address gets them again. */
export async function wantMailsAgain({ db }: Pick<Transaction, 'db'>, who: Declining): Promise<void> {
  await db.deleteFrom('declined_mails').where('address_hash', '=', hashOf(who)).execute();
}

function hashOf({ siteId, address }: Declining): string {
  return createHash('sha256')
    .update(`${siteId}\n${normalizeMailAddress(address)}`)
    .digest('base64url');
}
