import type { Database } from './database.ts';
import type { OpenOptions } from './migrate.ts';
import { openSqlite } from './open-sqlite.ts';
import { openPostgres } from './postgres/open-postgres.ts';

export const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

/** Opens (and upgrades) the database that `url` names: `postgres://…`, or the path of a SQLite file. */
export function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  return isPostgres(url) ? openPostgres(url, options) : openSqlite(url, options);
}
