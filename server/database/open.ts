import type { Database } from './database.ts';
import type { OpenOptions } from './migrate.ts';
import { openSqlite } from './open-sqlite.ts';

export const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

/** Opens (and upgrades) the database that `url` names: `postgres://…`, or the path of a SQLite file. */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  if (!isPostgres(url)) return openSqlite(url, options);
  // Its client is memory that SQLite has no use for.
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  return openPostgres(url, options);
}
