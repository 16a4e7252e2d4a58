import type { Database, Db } from '../../database/database.ts';
import type { RunInTransaction } from '../../database/transaction.ts';
import { queueFileDeletion } from '../file-deletion-queue.ts';

/** Longer than it can take from the first byte of a file to the row that tells of it, also in an import of large conversations. */
export const LOST_AFTER_MS = 25 * 60 * 60 * 1_000;
const AT_ONCE = 100;

/**
 * Looks at files that were kept more than a day ago and whose rows did not say so, as those of attachments do (`noted-store.ts`). Those of
 * pictures of people and sites are known; any other belongs to a process that ended before its row was stored, and is put down to be removed.
 */
export async function forgetLostFiles({
  database,
  runInTransaction,
  now,
}: {
  database: Pick<Database, 'read'>;
  runInTransaction: RunInTransaction;
  now: () => number;
}): Promise<void> {
  const old = await database.read
    .selectFrom('kept_files')
    .select('store_key')
    .where('kept_at', '<', now() - LOST_AFTER_MS)
    .orderBy('kept_at')
    .limit(AT_ONCE)
    .execute();
  if (old.length === 0) return;
  await runInTransaction(async (tx) => {
    // Whoever stores a row of one at this moment deletes it here as well: one of the two finds it gone.
    const gone = await tx.db
      .deleteFrom('kept_files')
      .where(
        'store_key',
        'in',
        old.map((row) => row.store_key),
      )
      .returning('store_key')
      .execute();
    const keys = gone.map((row) => row.store_key);
    const known = await knownOf(tx.db, keys);
    const lost = keys.filter((key) => !known.has(key));
    await queueFileDeletion(
      tx,
      lost.map((content_key) => ({ content_key, thumbnail_key: null })),
    );
  });
}

/** Those of the keys that some row names. Attachments, which are many and have no index for it, are looked at for what is left. */
async function knownOf(db: Db, keys: readonly string[]): Promise<Set<string | null>> {
  const known = new Set<string | null>();
  const left = () => keys.filter((key) => !known.has(key));
  if (left().length === 0) return known;
  for (const row of await db
    .selectFrom('avatars')
    .select('store_key')
    .where('store_key', 'in', left())
    .execute())
    known.add(row.store_key);
  if (left().length === 0) return known;
  for (const row of await db.selectFrom('sites').select('logo_key').where('logo_key', 'in', left()).execute())
    known.add(row.logo_key);
  for (const table of ['reply_files', 'attachments'] as const) {
    const some = left();
    if (some.length === 0) return known;
    const rows = await db
      .selectFrom(table)
      .select(['content_key', 'thumbnail_key'])
      .where((eb) => eb.or([eb('content_key', 'in', some), eb('thumbnail_key', 'in', some)]))
      .execute();
    for (const row of rows) known.add(row.content_key).add(row.thumbnail_key);
  }
  return known;
}
