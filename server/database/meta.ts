import type { Database, Db } from './database.ts';

/**
 * Reads a fact about this database, making it the first time. Of two nodes that start at once, one makes it and both
 * read the same.
 */
export async function metaOnce(
  database: Database,
  name: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const found = await readMeta(database.read, name);
  if (found !== null) return found;
  const value = await make();
  return database.write(async (db) => {
    await db
      .insertInto('meta')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const row = await db
      .selectFrom('meta')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return row.value;
  });
}

/** The fact, or null where it was never set. */
export async function readMeta(db: Db, name: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

/** Sets the fact, whatever it was before. */
export async function writeMeta(db: Db, name: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** Written for no other reason than to see whether that can be done; holds when it last could. */
const LAST_PROBE = 'probed_at';

/**
 * Whether the database answers: looks something up or, where only writing tells, writes. A write that changes no row would
 * touch no disk.
 * @throws StorageError
 */
export async function probe(database: Database, { writing }: { writing: boolean }): Promise<void> {
  if (!writing) await database.read.selectFrom('meta').select('name').limit(1).execute();
  else await database.write((db) => writeMeta(db, LAST_PROBE, String(Date.now())));
}
