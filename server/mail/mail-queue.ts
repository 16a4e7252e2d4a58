import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { OutgoingMailRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { lockAddress } from './address-limits.ts';
import { noteMail } from './note-mail.ts';
import { oneLine } from './outgoing-mails.ts';

/** A claim holds for longer than a mail may take altogether. */
export const CLAIM_MS = 120_000;
/** To one address; more waits. */
const MOST_PER_HOUR = 20;
const HOUR_MS = 3_600_000;
const BACKOFF = { firstMs: 15_000, mostMs: HOUR_MS };
/** With these waits, some three days. */
export const MAX_TRIES = 80;
/** What went or failed is forgotten after this. */
const KEPT_MS = 90 * 24 * HOUR_MS;

/** The node that is at a mail. */
export type Claimer = { node: string };

/** Takes some mails whose time has come, so that no other node does. */
export async function claimMails(
  { db, dialect, now }: Pick<Transaction, 'db' | 'dialect' | 'now'>,
  { node }: Claimer,
  limit: number,
): Promise<string[]> {
  const due = await db
    .selectFrom('outgoing_mails')
    .select('id')
    .where('state', '=', 'queued')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked())
    .execute();
  const ids = due.map(({ id }) => id);
  if (ids.length > 0)
    await db
      .updateTable('outgoing_mails')
      .set({ claimed_by: node, due_at: now + CLAIM_MS })
      .where('id', 'in', ids)
      .execute();
  return ids;
}

/** Frees what another process of this database had taken: on SQLite there is no other one any more. */
export async function freeMailClaims(db: Db, { node }: Claimer, now: number): Promise<void> {
  await db
    .updateTable('outgoing_mails')
    .set({ claimed_by: null, due_at: now })
    .where('state', '=', 'queued')
    .where('claimed_by', 'is not', null)
    .where('claimed_by', '<>', node)
    .execute();
}

/** The mail, if this node still has it; its row is locked until the transaction ends. */
export async function claimedMail(
  tx: Transaction,
  { node }: Claimer,
  id: string,
): Promise<OutgoingMailRow | undefined> {
  const query = tx.db
    .selectFrom('outgoing_mails')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('claimed_by', '=', node);
  return locking(tx, query).executeTakeFirst();
}

/**
 * Begins a try to send a mail, unless its address has had its mails of the hour. Nodes that send to one address at once do so one
 * after the other, so that together they send no more.
 * @returns when it may be sent, in milliseconds since 1970; null: now
 */
export async function beginSending(tx: Transaction, id: string, recipient: string): Promise<number | null> {
  const { db, now } = tx;
  await lockAddress(tx, recipient);
  const rows = await db
    .selectFrom('outgoing_mails')
    .select('begun_at')
    .where('recipient', '=', recipient)
    .where('begun_at', '>', now - HOUR_MS)
    .where('id', '<>', id)
    .orderBy('begun_at', 'desc')
    .limit(MOST_PER_HOUR)
    .execute();
  const oldest = rows.at(-1)?.begun_at ?? null;
  if (rows.length === MOST_PER_HOUR && oldest !== null) return oldest + HOUR_MS;
  await db.updateTable('outgoing_mails').set({ begun_at: now }).where('id', '=', id).execute();
  return null;
}

/** A server has taken it. */
export function settleSent(tx: Transaction, claimer: Claimer, id: string, answer: string): Promise<void> {
  return settle(tx, claimer, id, { state: 'sent', reason: oneLine(answer), sent_at: tx.now });
}

/** No server will take it, or it must not be sent. */
export function settleFailed(tx: Transaction, claimer: Claimer, id: string, reason: string): Promise<void> {
  return settle(tx, claimer, id, { state: 'failed', reason: oneLine(reason) });
}

/** Whoever it is for has turned such mails off. */
export function settleDeclined(tx: Transaction, claimer: Claimer, id: string): Promise<void> {
  return settle(tx, claimer, id, { state: 'declined', reason: null });
}

async function settle(
  tx: Transaction,
  { node }: Claimer,
  id: string,
  changes: Pick<OutgoingMailRow, 'state' | 'reason'> & { sent_at?: number },
): Promise<void> {
  const row = await tx.db
    .updateTable('outgoing_mails')
    .set((eb) => ({ ...changes, claimed_by: null, tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('claimed_by', '=', node)
    .returningAll()
    .executeTakeFirst();
  if (row !== undefined) await noteMail(tx, row);
}

/**
 * It did not go this time. It is tried again later and later, and given up after {@link MAX_TRIES}.
 * @param random between 0 and 1: the wait is shortened by up to half, so that what failed together does not return together
 */
export async function settleLater(
  tx: Transaction,
  claimer: Claimer,
  mail: OutgoingMailRow,
  reason: string,
  random: number,
): Promise<void> {
  const tries = mail.tries + 1;
  if (tries >= MAX_TRIES) return settleFailed(tx, claimer, mail.id, reason);
  const wait = Math.min(BACKOFF.mostMs, BACKOFF.firstMs * 2 ** Math.min(tries - 1, 20));
  await release(tx, claimer, mail.id, {
    tries,
    reason: oneLine(reason),
    due_at: tx.now + Math.round(wait * (0.5 + random / 2)),
  });
}

/** It is not its time yet, or it was given back untried. */
export async function release(
  { db }: Pick<Transaction, 'db'>,
  { node }: Claimer,
  id: string,
  changes: { due_at: number; tries?: number; reason?: string },
): Promise<void> {
  await db
    .updateTable('outgoing_mails')
    .set({ ...changes, claimed_by: null })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('claimed_by', '=', node)
    .execute();
}

/** There is nothing left to say. */
export async function dropMail({ db }: Pick<Transaction, 'db'>, id: string): Promise<void> {
  await db.deleteFrom('outgoing_mails').where('id', '=', id).execute();
}

/** Forgets what went, or failed, long ago. */
export async function forgetOldMails(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('outgoing_mails')
    .where('created_at', '<', now - KEPT_MS)
    .where('state', '<>', 'queued')
    .execute();
}
