import { randomBytes } from 'node:crypto';
import { ApiError } from '../common/api-error.ts';
import type { SiteContents } from '../contract/schemas/agent-api.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { SiteRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

const MOST_COUNTED = 100_000;
/** What belongs to a site besides its visitors and their conversations. */
const AROUND_A_SITE = [
  'identity_keys',
  'bot_sites',
  'bot_tests',
  'bridge_channels',
  'site_hours',
  'site_sightings',
] as const;

/** How much would go with a site; at most 100,000 of each are counted. */
export async function contentsOfSite(db: Db, siteId: string): Promise<SiteContents> {
  const [conversations, visitors] = await Promise.all(
    (['conversations', 'visitors'] as const).map((table) =>
      db
        .selectFrom((eb) =>
          eb
            .selectFrom(table)
            .select('id')
            .where('site_id', '=', siteId)
            .$if(table === 'visitors', (query) => query.where('merged_into', 'is', null))
            .limit(MOST_COUNTED)
            .as('found'),
        )
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow(),
    ),
  );
  return { conversations: Number(conversations?.count), visitors: Number(visitors?.count) };
}

/**
 * Deletes a site: from this transaction on, nobody gets in with its key or as a visitor of it, and admins do not see it. What it has is
 * taken away by the worker (`removals-worker.ts`), and its row at last.
 * @returns what it was; null where there is none, or it was deleted before
 * @throws ApiError `last_site`: where none were left, visitors could not reach anybody
 */
export async function deleteSite(tx: Transaction, id: string): Promise<SiteRow | null> {
  const there = await locking(
    tx,
    tx.db.selectFrom('sites').selectAll().where('deleted_at', 'is', null).orderBy('id'),
  ).execute();
  const site = there.find((one) => one.id === id);
  if (site === undefined) return null;
  if (there.length === 1)
    throw new ApiError('last_site', 'This is the only site. Add another one before you delete it.');
  await tx.db
    .updateTable('sites')
    .set({ deleted_at: tx.now, site_key: randomBytes(24).toString('base64url'), settings: null })
    .where('id', '=', id)
    .execute();
  await removeAround(tx, id);
  return site;
}

/** Sites whose deletion was begun and has not come to its end. */
export async function sitesToRemove(db: Db): Promise<{ id: string }[]> {
  return db.selectFrom('sites').select('id').where('deleted_at', 'is not', null).orderBy('id').execute();
}

/** Takes away the site itself, when it has no visitors any more, and its picture. */
export async function removeSiteRow(tx: Transaction, id: string): Promise<void> {
  await removeAround(tx, id);
  const gone = await tx.db
    .deleteFrom('sites')
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .returning('logo_key')
    .executeTakeFirst();
  if (gone === undefined || gone.logo_key === null) return;
  await tx.db
    .insertInto('doomed_files')
    .values({ store_key: gone.logo_key, doomed_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function removeAround({ db }: Transaction, siteId: string): Promise<void> {
  for (const table of ['bot_test_messages', 'bot_test_files'] as const)
    await db
      .deleteFrom(table)
      .where('test_id', 'in', (eb) => eb.selectFrom('bot_tests').select('id').where('site_id', '=', siteId))
      .execute();
  for (const table of AROUND_A_SITE) await db.deleteFrom(table).where('site_id', '=', siteId).execute();
}
