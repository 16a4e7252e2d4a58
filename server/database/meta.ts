import type { Database, Db } from './database.ts';

/**
 * Reads a fact about this database, making it the first time. Of two nodes that start at once, one makes it and both
 * read the same.
 */
export async function metaOnce(database: Database, name: string, make: () => string): Promise<string> {
  const found = await readMeta(database.read, name);
  if (found !== null) return found;
  return database.write(async (db) => {
    await db
      .insertInto('meta')
      .values({ name, value: make() })
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
