import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { type Database, StorageError } from './database.ts';
import type { UpgradeOptions } from './migrate.ts';
import { migratePostgres } from './migrate-postgres.ts';
import type { Tables } from './tables.ts';

const POOL_SIZE = 16;
const CONNECT_TIMEOUT_MS = 5_000;
/**
 * A connection whose other end went away without a word – a failed-over address, a forgotten NAT entry – answers nothing
 * for ever. After this a query is given up and its connection closed, so that the pool opens another.
 */
const QUERY_TIMEOUT_MS = 10_000;
/** Postgres itself ends what takes too long before that, so that the connection can stay. */
const STATEMENT_TIMEOUT_MS = 9_000;
/** A transaction of a node that froze holds its rows no longer than this. */
const IDLE_IN_TRANSACTION_MS = 15_000;
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
const INT8 = 20;

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const DISK_FULL = '53100';
/** Serialization failure, deadlock: the transaction was undone and may simply run again. */
const RUN_AGAIN = new Set(['40001', '40P01']);
const CONNECTION_TROUBLE = /^(08|57P0|53)/;
const TOOK_TOO_LONG = '57014';

/**
 * Opens (and upgrades) a Postgres database.
 * @param url `postgres://user:password@host:port/database`
 * @throws when it cannot be reached, with a sentence that says so and leaves the password out
 */
export async function openPostgres(url: string, options: UpgradeOptions = {}): Promise<Database> {
  // Times and sizes are int8 columns; all of ours are below 2^53.
  pg.types.setTypeParser(INT8, Number);
  try {
    await upgrade(url, options);
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new Error(
      `The Postgres database ${host}${pathname} cannot be used (${error instanceof Error ? error.message : String(error)}). Check DATABASE_URL.`,
      { cause: error },
    );
  }
  const pool = listenedTo(
    new pg.Pool({
      connectionString: url,
      max: POOL_SIZE,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      ...KEEP_ALIVE,
    }),
  );
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: namingTrouble(pool) }) });
  return {
    dialect: 'postgres',
    read: db,
    async write(operation) {
      for (;;) {
        try {
          return await db.transaction().execute(operation);
        } catch (error) {
          if (RUN_AGAIN.has(codeOf(error))) continue;
          throw asStorageError(error);
        }
      }
    },
    // Rows go with VACUUM, which Postgres runs on its own.
    forget: async () => false,
    close: () => db.destroy(),
  };
}

/** On a connection of its own: steps of an upgrade may take longer than anything that is asked afterwards. */
async function upgrade(url: string, options: UpgradeOptions): Promise<void> {
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
    await migratePostgres(db, options);
  } finally {
    await db.destroy();
  }
}

/**
 * A connection that breaks is replaced by the pool, and whoever used it gets the error from the query; without these
 * listeners, it would end the process: the pool speaks for idle connections, each for itself while in use.
 */
function listenedTo(pool: pg.Pool): pg.Pool {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * The same pool, whose trouble is a `StorageError` to whoever reads, as it is to whoever writes; and which closes a
 * connection that did not answer in time, instead of lending it again.
 */
function namingTrouble(pool: pg.Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw asStorageError(error);
      });
      let dead: Error | undefined;
      const query = async (text: string, values: unknown[]) => {
        // Whoever rolls back after a time-out must not wait for another one.
        if (dead !== undefined) throw asStorageError(dead);
        const began = performance.now();
        try {
          return await client.query(text, values);
        } catch (error) {
          if (error instanceof Error && isUnanswered(error)) dead = error;
          throw asStorageError(error, performance.now() - began);
        }
      };
      // Nothing here reads through a cursor, the other way to ask.
      return { query, release: () => client.release(dead) } as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}

/** What `pg` says when `query_timeout` is over. */
function isUnanswered(error: Error): boolean {
  return error.message === 'Query read timeout';
}

/** @param tookMs of a statement; one that set itself a shorter time than everybody has hears of it as it is */
function asStorageError(error: unknown, tookMs = 0): unknown {
  if (error instanceof StorageError) return error;
  const code = codeOf(error);
  if (code === DISK_FULL) return new StorageError('full', error);
  const unreachable =
    error instanceof Error &&
    /ECONN|EHOST|ENET|ETIMEDOUT|terminat|timeout exceeded|read timeout|Connection/i.test(
      `${code} ${error.message}`,
    );
  const tooLong = code === TOOK_TOO_LONG && tookMs >= STATEMENT_TIMEOUT_MS;
  return CONNECTION_TROUBLE.test(code) || unreachable || tooLong
    ? new StorageError('unavailable', error)
    : error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
