import SqliteConnection from 'better-sqlite3';
import { Kysely, Migrator, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { MIGRATIONS } from '../../server/database/migrate.ts';
import type { DatabasePlace } from './databases.ts';

/** Each with its filling, which Kysely does not know. */
const WHOLE = Object.fromEntries(
  Object.entries(MIGRATIONS).map(([name, { up, fill }]) => [
    name,
    {
      async up(db: Kysely<unknown>) {
        await up(db);
        let after: string | null = fill === undefined ? null : '';
        while (after !== null) after = (await fill?.(db, after)) ?? null;
      },
    },
  ]),
);

/**
 * A database as it was after one of its migrations, for tests of a later one. `upTo` brings it further.
 * The caller destroys `db`.
 */
export async function olderDatabase(name: string, place: DatabasePlace, last: string) {
  const dialect =
    name === 'SQLite'
      ? new SqliteDialect({ database: new SqliteConnection(place.url) })
      : new PostgresDialect({ pool: new pg.Pool({ connectionString: place.url }) });
  const db = new Kysely<unknown>({ dialect });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => WHOLE } });
  const upTo = async (migration: string) => {
    const { error } = await migrator.migrateTo(migration);
    if (error !== undefined) throw error;
  };
  await upTo(last);
  return { db, upTo };
}
