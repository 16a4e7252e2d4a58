import type { Socket } from 'node:net';
import pg from 'pg';
import { StorageError } from '../database.ts';
import { knownQuery } from '../prepared.ts';
import { asStorageError, isStalePlan, STATEMENT_TIMEOUT_MS } from './errors.ts';
import { createTogether } from './together.ts';

const POOL_SIZE = 16;
export const CONNECT_TIMEOUT_MS = 5_000;
/**
 * A connection whose other end went away without a word – a failed-over address, a forgotten NAT entry – answers nothing
 * for ever. After this a query is given up and its connection closed, so that the pool opens another.
 */
const QUERY_TIMEOUT_MS = 10_000;
/** A transaction of a node that froze holds its rows no longer than this. */
const IDLE_IN_TRANSACTION_MS = 15_000;
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/**
 * A connection on loan. Its queries are sent without waiting for the answers to those before, in their order; what is
 * asked in one go leaves as one packet, because the call to the network is what a small query costs most.
 */
export type PostgresClient = {
  /** @throws StorageError; what Postgres says of the statement otherwise */
  query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
  /** @param close it is in the middle of something, and is closed instead of being lent again */
  release(close?: boolean): void;
};

/** The connections of a process, each lent to one transaction or query at a time. */
export type Postgres = { connect(): Promise<PostgresClient>; end(): Promise<void> };

/**
 * Opens connections as they are needed. Their trouble is a `StorageError` to whoever asks, and one that did not answer in
 * time is closed instead of being lent again. Statements that are prepared (`prepared.ts`) Postgres reads once for each connection.
 * @param url `postgres://user:password@host:port/database`
 */
export function createPostgresPool(url: string): Postgres {
  const pool = listenedTo(
    new pg.Pool({
      connectionString: url,
      max: POOL_SIZE,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      pipeline: true,
      ...KEEP_ALIVE,
    } as pg.PoolConfig),
  );
  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw asStorageError(error);
      });
      let unusable: Error | undefined;
      const query = async (text: string, values: readonly unknown[] = []) => {
        // Whoever rolls back after a time-out must not wait for another one.
        if (unusable !== undefined && isUnanswered(unusable)) throw asStorageError(unusable);
        const name = knownQuery(text)?.name;
        const began = performance.now();
        sendTogether(client);
        try {
          return await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
        } catch (error) {
          if (error instanceof Error && (isUnanswered(error) || isStalePlan(error))) unusable ??= error;
          throw asStorageError(error, performance.now() - began);
        }
      };
      return { query, release: (close) => client.release(unusable ?? close) };
    },
    end: () => pool.end(),
  };
}

/** So many connections serve the prepared queries of everybody who reads. */
const SHARED_CONNECTIONS = 2;

/**
 * The same connections for those who read: what is prepared and short – who is asking, whether they are blocked, … – goes
 * over connections that all share, what several ask at once as one statement; anything else gets one of its own.
 */
export function sharedByReaders(pool: Postgres): Postgres {
  const shared = Array.from({ length: SHARED_CONNECTIONS }, () => createSharedConnection(pool));
  const asker = createTogether(
    (text, values) => leastAsked(shared).query(text, values),
    // After all requests that have come by now.
    { later: setImmediate, apart: true },
  );
  return {
    async connect() {
      let own: Promise<PostgresClient> | undefined;
      const ask = asker();
      return {
        async query(text, values) {
          if (own === undefined && knownQuery(text)?.large === false) return ask(text, values);
          own ??= pool.connect();
          return (await own).query(text, values);
        },
        release(close) {
          own
            ?.then((client) => client.release(close))
            .catch(() => {
              // Whoever asked was told.
            });
        },
      };
    },
    async end() {
      for (const connection of shared) connection.release();
      await pool.end();
    },
  };
}

type SharedConnection = PostgresClient & {
  /** How many queries it has not answered yet. */
  unanswered(): number;
};

/** The first of those that have least to answer: another one is opened once the first is asked faster than it answers. */
function leastAsked(connections: readonly SharedConnection[]): SharedConnection {
  return connections.reduce((least, one) => (one.unanswered() < least.unanswered() ? one : least));
}

/** One connection, opened with the first query, and anew after one in which it broke. */
function createSharedConnection(pool: Postgres): SharedConnection {
  let current: Promise<PostgresClient> | undefined;
  let unanswered = 0;
  return {
    async query(text, values) {
      unanswered += 1;
      try {
        for (;;) {
          current ??= pool.connect();
          const used = current;
          try {
            return await (await used).query(text, values);
          } catch (error) {
            const stale = isStalePlan(error);
            if (!stale && !(error instanceof StorageError)) throw error;
            if (current === used) leave(true);
            if (!stale) throw error;
          }
        }
      } finally {
        unanswered -= 1;
      }
    },
    release: leave,
    unanswered: () => unanswered,
  };

  function leave(close?: boolean): void {
    const left = current;
    current = undefined;
    left
      ?.then((client) => client.release(close))
      .catch(() => {
        // It was never opened; whoever asked was told.
      });
  }
}

/**
 * A connection that breaks is replaced by the pool, and whoever used it gets the error from the query; without these
 * listeners, it would end the process: the pool speaks for idle connections, each for itself while in use.
 */
export function listenedTo(pool: pg.Pool): pg.Pool {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

const held = new WeakSet<Socket>();

/** Holds what is written until all that is asked in this go is written. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (held.has(stream)) return;
  held.add(stream);
  stream.cork();
  process.nextTick(() => {
    held.delete(stream);
    stream.uncork();
  });
}

/** What `pg` says when `query_timeout` is over. */
function isUnanswered(error: Error): boolean {
  return error.message === 'Query read timeout';
}
