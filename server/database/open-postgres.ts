import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { type Database, StorageError } from './database.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

const POOL_SIZE = 16;
const CONNECT_TIMEOUT_MS = 5_000;
const INT8 = 20;

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const DISK_FULL = '53100';
/** Serialization failure, deadlock: the transaction was undone and may simply run again. */
const RUN_AGAIN = new Set(['40001', '40P01']);
const CONNECTION_TROUBLE = /^(08|57P0|53)/;

/**
 * Opens (and migrates) a Postgres database.
 * @param url `postgres://user:password@host:port/database`
 * @throws when it cannot be reached, with a sentence that says so and leaves the password out
 */
export async function openPostgres(url: string): Promise<Database> {
  // Times and sizes are int8 columns; all of ours are below 2^53.
  pg.types.setTypeParser(INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A connection that breaks is replaced by the pool, and whoever used it gets the error from the query; without
  // these listeners, it would end the process: the pool speaks for idle connections, each for itself while in use.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: namingTrouble(pool) }) });
  try {
    await migrate(db as unknown as Kysely<never>);
  } catch (error) {
    await db.destroy();
    const { host, pathname } = new URL(url);
    throw new Error(
      `The Postgres database ${host}${pathname} cannot be used (${error instanceof Error ? error.message : String(error)}). Check DATABASE_URL.`,
      { cause: error },
    );
  }
  return {
    dialect: 'postgres',
    read: db,
    async write(act) {
      for (;;) {
        try {
          return await db.transaction().execute(act);
        } catch (error) {
          if (RUN_AGAIN.has(codeOf(error))) continue;
          throw asStorageError(error);
        }
      }
    },
    close: () => db.destroy(),
  };
}

/** The same pool, whose trouble is a `StorageError` to whoever reads, as it is to whoever writes. */
function namingTrouble(pool: pg.Pool): PostgresPool {
  const named = (error: unknown) => {
    throw asStorageError(error);
  };
  return {
    async connect() {
      const client = await pool.connect().catch(named);
      const query = (text: string, values: unknown[]) => client.query(text, values).catch(named);
      // Nothing here reads through a cursor, the other way to ask.
      return { query, release: () => client.release() } as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}

function asStorageError(error: unknown): unknown {
  if (error instanceof StorageError) return error;
  const code = codeOf(error);
  if (code === DISK_FULL) return new StorageError('full', error);
  const unreachable =
    error instanceof Error && /ECONN|terminat|timeout exceeded|Connection/i.test(`${code} ${error.message}`);
  return CONNECTION_TROUBLE.test(code) || unreachable ? new StorageError('unavailable', error) : error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
