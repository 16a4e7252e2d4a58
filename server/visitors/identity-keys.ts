import { randomBytes, randomUUID } from 'node:crypto';
import { ApiError } from '../common/api-error.ts';
import type { Sealer } from '../common/sealer.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { IdentityKeyRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** Two, so that a site can go over to a new one without a moment in which neither works. */
const MAX_KEYS = 2;
const KEY_BYTES = 32;

/** The keys with which a site signs who its visitors are, the newest first; ready to verify with. */
export async function findIdentityKeys(
  { db, sealer }: { db: Db; sealer: Sealer },
  siteId: string,
): Promise<IdentityKeyRow[]> {
  const rows = await db
    .selectFrom('identity_keys')
    .selectAll()
    .where('site_id', '=', siteId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, secret: sealer.open(row.secret, row.id) }));
}

/**
 * Makes a key for a site; the older one goes on being valid. The secret leaves the server in this answer only.
 * @throws ApiError `site_unknown`, `identity_keys_full` when there are two
 */
export async function createIdentityKey(
  tx: Transaction,
  siteId: string,
  secret = randomBytes(KEY_BYTES).toString('base64url'),
): Promise<IdentityKeyRow> {
  const site = tx.db
    .selectFrom('sites')
    .select('id')
    .where('id', '=', siteId)
    .where('deleted_at', 'is', null);
  // The site's row is the lock under which keys are counted.
  const locked = await locking(tx, site).executeTakeFirst();
  if (locked === undefined) throw new ApiError('site_unknown', 'There is no such site.');
  if ((await findIdentityKeys(tx, siteId)).length >= MAX_KEYS) {
    throw new ApiError(
      'identity_keys_full',
      'This site has two keys already. Remove the one that is no longer used, then make a new one.',
    );
  }
  const row: IdentityKeyRow = { id: randomUUID(), site_id: siteId, secret, created_at: tx.now };
  await tx.db
    .insertInto('identity_keys')
    .values({ ...row, secret: tx.sealer.seal(secret, row.id) })
    .execute();
  return row;
}

/**
 * Removes a key: what was signed with it is refused from now on. Visitors who were identified stay so until their
 * token ends.
 * @throws ApiError `not_found`
 */
export async function deleteIdentityKey(
  tx: Transaction,
  siteId: string,
  keyId: string,
): Promise<IdentityKeyRow> {
  const removed = await tx.db
    .deleteFrom('identity_keys')
    .where('id', '=', keyId)
    .where('site_id', '=', siteId)
    .returningAll()
    .executeTakeFirst();
  if (removed === undefined) {
    throw new ApiError('not_found', 'This site has no such key. It may be removed already.');
  }
  return { ...removed, secret: tx.sealer.open(removed.secret, keyId) };
}
