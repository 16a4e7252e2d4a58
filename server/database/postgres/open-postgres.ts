import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { NO_SEALER } from '../../common/sealer.ts';
import type { Database, Db } from '../database.ts';
import { measuredReads } from '../measured.ts';
import { type OpenOptions, requireUpgraded } from '../migrate.ts';
import { takenMigrations } from '../pending-migrations.ts';
import type { Tables } from '../tables.ts';
import { asStorageError, mayRunAgain } from './errors.ts';
import { createPostgresGroups } from './groups.ts';
import { migratePostgres } from './migrate-postgres.ts';
import {
  CONNECT_TIMEOUT_MS,
  createPostgresPool,
  KEEP_ALIVE,
  listenedTo,
  type Postgres,
  sharedByReaders,
} from './pool.ts';

const INT8 = 20;

/**
 * Opens (and upgrades) a Postgres database.
 * @param url `postgres://user:password@host:port/database`
 * @throws when it cannot be reached, with a sentence that says so and leaves the password out
 */
export async function openPostgres(url: string, options: OpenOptions = {}): Promise<Database> {
  // Times and sizes are int8 columns; all of ours are below 2^53.
  pg.types.setTypeParser(INT8, Number);
  try {
    if (options.beside === true)
      await onOneConnection(url, async (db) => requireUpgraded(await takenMigrations(db)));
    else await onOneConnection(url, (db) => migratePostgres(db, options));
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new Error(
      `The Postgres database ${host}${pathname} cannot be used (${error instanceof Error ? error.message : String(error)}). Check DATABASE_URL.`,
      { cause: error },
    );
  }
  const pool = createPostgresPool(url);
  const read = new Kysely<Tables>({ dialect: dialectOn(sharedByReaders(pool)), ...measuredReads(options) });
  const dialect = dialectOn(pool);
  const db = new Kysely<Tables>({ dialect });
  const writeTogether = createPostgresGroups({ pool, db, dialect }, writeAlone);
  return {
    dialect: 'postgres',
    sealer: options.sealer ?? NO_SEALER,
    read,
    write: (run, rows) => (rows === undefined ? writeAlone(run) : writeTogether(run, rows)),
    // Rows go with VACUUM, which Postgres runs on its own.
    forget: async () => false,
    close: () => read.destroy(),
  };

  async function writeAlone<T>(run: (db: Db) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await db.transaction().execute(run);
      } catch (error) {
        if (!mayRunAgain(error)) throw asStorageError(error);
      }
    }
  }
}

/** Nothing here reads through a cursor, the other way to ask a client. */
function dialectOn(pool: Postgres): PostgresDialect {
  return new PostgresDialect({ pool: pool as unknown as PostgresPool });
}

/** On a connection of its own: steps of an upgrade may take longer than anything that is asked afterwards. */
async function onOneConnection(url: string, use: (db: Kysely<unknown>) => Promise<void>): Promise<void> {
  const pool = listenedTo(
    new pg.Pool({
      connectionString: url,
      max: 1,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      ...KEEP_ALIVE,
    }),
  );
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await use(db);
  } finally {
    await db.destroy();
  }
}
