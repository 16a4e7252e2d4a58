import SqliteConnection from 'better-sqlite3';
import { Kysely, Migrator, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { MIGRATIONS } from '../../../server/database/migrate.ts';
import { isPostgres } from '../../../server/database/open.ts';
import { listenedTo } from '../../../server/database/postgres/pool.ts';
import type { DatabasePlace } from '../databases.ts';

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
 * What a suite of `onEveryDatabase` says to get a database, in each test, as it was after one of the migrations, for tests of
 * a later one. `upTo` brings it further.
 */
export function olderDatabase(last: string) {
  return { fresh: true, empty: true, open: (place: DatabasePlace) => openOlder(place, last) };
}

/** The database of a place, whatever its tables are. */
export function openBare({ url }: DatabasePlace): Kysely<unknown> {
  const dialect = isPostgres(url)
    ? new PostgresDialect({ pool: listenedTo(new pg.Pool({ connectionString: url })) })
    : new SqliteDialect({ database: new SqliteConnection(url) });
  return new Kysely<unknown>({ dialect });
}

async function openOlder(place: DatabasePlace, last: string) {
  const db = openBare(place);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => WHOLE } });
  const upTo = async (migration: string) => {
    const { error } = await migrator.migrateTo(migration);
    if (error !== undefined) throw error;
  };
  await upTo(last);
  return { db, upTo, close: () => db.destroy() };
}
