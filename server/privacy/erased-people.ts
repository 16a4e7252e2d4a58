import { createHmac, randomBytes } from 'node:crypto';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';

/** The fact of the database that holds the key of the hashes. */
const KEY = 'erased_people_key';

/** By what somebody of an export is known again: their id here, and who they are at the site. */
export type ExportedPerson = { siteId: string; visitorId: string; externalId: string | null };

/**
 * Notes that somebody is erased, in the transaction that erases them, so that no import brings them back. Of a visitor whom neither
 * an import nor a program made, and whom the site never named, nothing is noted: no export has them.
 */
export async function rememberErased({ db, now }: Transaction, visitorId: string): Promise<void> {
  const rows = await db
    .selectFrom('visitors')
    .select(['id', 'site_id', 'external_id', 'by_api'])
    .where((eb) => eb.or([eb('id', '=', visitorId), eb('merged_into', '=', visitorId)]))
    .execute();
  const names = rows.flatMap((row) => [
    ...(row.by_api === 1 ? [row.id] : []),
    ...(row.external_id === null ? [] : [nameAtSite(row.site_id, row.external_id)]),
  ]);
  if (names.length === 0) return;
  const key = await keyOf(db);
  await db
    .insertInto('erased_people')
    .values(names.map((name) => ({ name_hash: hash(key, name), erased_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether this person of an export was erased here. */
export async function wasErased(db: Db, { siteId, visitorId, externalId }: ExportedPerson): Promise<boolean> {
  const key = await storedKey(db);
  if (key === null) return false;
  const names = [visitorId, ...(externalId === null ? [] : [nameAtSite(siteId, externalId)])];
  const found = await db
    .selectFrom('erased_people')
    .select('name_hash')
    .where(
      'name_hash',
      'in',
      names.map((name) => hash(key, name)),
    )
    .executeTakeFirst();
  return found !== undefined;
}

const nameAtSite = (siteId: string, externalId: string): string => JSON.stringify([siteId, externalId]);

const hash = (key: string, name: string): string =>
  createHmac('sha256', key).update(name).digest('base64url');

/** The key, made with the first one who is erased. */
async function keyOf(db: Db): Promise<string> {
  await db
    .insertInto('meta')
    .values({ name: KEY, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const key = await storedKey(db);
  if (key === null) throw new Error('The key of the erased people could not be stored.');
  return key;
}

async function storedKey(db: Db): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', KEY).executeTakeFirst();
  return row?.value ?? null;
}
