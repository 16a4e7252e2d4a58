import { type Kysely, sql } from 'kysely';
import type { Db } from './database.ts';
import { MIGRATIONS } from './migrate.ts';

/**
 * The names of the steps that this program knows and the database has not taken, in their order. Empty while the server
 * serves, unless somebody put an older back-up in its place. Steps of a newer program are none of them: during a rolling
 * upgrade the other nodes have taken them.
 */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const taken = new Set(await takenMigrations(db));
  return Object.keys(MIGRATIONS).filter((name) => !taken.has(name));
}

/** The names of the steps that the database has taken. */
export async function takenMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
