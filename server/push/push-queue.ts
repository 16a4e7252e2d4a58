import type { Database, Db } from '../database/database.ts';
import type { PushNoticeRow } from '../database/tables.ts';

/** Longer than one push may take; who dies leaves it to others then. */
const LEASE_MS = 30_000;
/** Looked through for those that may be sent now. */
const WINDOW = 200;

export type ClaimRules = {
  node: string;
  now: number;
  most: number;
  /** Hosts of push services that are left in peace, or busy. */
  notHosts: readonly string[];
  /** How many more of a host. */
  roomFor(host: string): number;
  /** One after the other for each browser. */
  isBusy(subscriptionId: string): boolean;
};

/** Takes what is due, the oldest first; no other node sends it meanwhile. */
export async function claimNotices(database: Database, rules: ClaimRules): Promise<PushNoticeRow[]> {
  const { node, now, most, notHosts, roomFor, isBusy } = rules;
  let query = database.read
    .selectFrom('push_notices')
    .select(['id', 'host', 'subscription_id'])
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(WINDOW);
  if (notHosts.length > 0) query = query.where('host', 'not in', notHosts);
  const due = await query.execute();
  const counts = new Map<string, number>();
  const browsers = new Set<string>();
  const ids: string[] = [];
  for (const { id, host, subscription_id } of due) {
    const count = counts.get(host) ?? 0;
    if (ids.length >= most || count >= roomFor(host)) continue;
    if (isBusy(subscription_id) || browsers.has(subscription_id)) continue;
    counts.set(host, count + 1);
    browsers.add(subscription_id);
    ids.push(id);
  }
  if (ids.length === 0) return [];
  return database.write((db) =>
    db
      .updateTable('push_notices')
      .set({ claimed_by: node, due_at: now + LEASE_MS })
      .where('id', 'in', ids)
      // Another node may have been quicker.
      .where('due_at', '<=', now)
      .returningAll()
      .execute(),
  );
}

/** The notice is done with, sent or not. */
export async function removeNotice(db: Db, { id }: Pick<PushNoticeRow, 'id'>): Promise<void> {
  await db.deleteFrom('push_notices').where('id', '=', id).execute();
}

/** It is tried again at a time, by any node. */
export async function putOffNotice(
  db: Db,
  { id, tries }: Pick<PushNoticeRow, 'id' | 'tries'>,
  dueAt: number,
): Promise<void> {
  await db
    .updateTable('push_notices')
    .set({ tries, due_at: dueAt, claimed_by: null })
    .where('id', '=', id)
    .execute();
}

/** The browser takes no more pushes. */
export async function forgetBrowser(db: Db, subscriptionId: string): Promise<void> {
  for (const table of ['push_subscriptions', 'visitor_push_subscriptions'] as const)
    await db.deleteFrom(table).where('id', '=', subscriptionId).execute();
  await db.deleteFrom('push_notices').where('subscription_id', '=', subscriptionId).execute();
}

/** Removes what is too old to be of use. */
export async function forgetOld(db: Db, now: number): Promise<void> {
  await db.deleteFrom('push_notices').where('expires_at', '<=', now).execute();
}
