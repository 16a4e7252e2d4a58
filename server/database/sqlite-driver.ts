import type { Database as SqliteConnection } from 'better-sqlite3';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { Db } from './database.ts';

/** A function of every connection: a text in small letters, of whatever script. SQLite's `lower` knows those from A to Z. */
export const LOWER_ON_SQLITE = 'lower_letters';

/**
 * A driver for one connection of SQLite that everybody shares: a statement is over before anybody else could ask. Kysely's
 * own hands its connection to one query after the other. It neither streams nor begins transactions.
 * @param refusal why it begins none
 */
export function sharedSqliteDriver({
  run,
  refusal,
  close,
}: {
  run(query: CompiledQuery): QueryResult<unknown>;
  refusal: string;
  close?(): void;
}): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async (query) => run(query) as QueryResult<never>,
    // biome-ignore lint/correctness/useYield: nothing of ours reads in streams.
    async *streamQuery() {
      throw new Error('This connection does not stream.');
    },
  };
  const refuse = async () => {
    throw new Error(refusal);
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => close?.(),
  };
}

/** Runs a statement at once, and returns its rows; none of a statement that returns none. */
export type RunDirectly = (text: string, parameters: readonly unknown[]) => unknown[];

const known = new WeakMap<Db, RunDirectly>();

/**
 * Lets the `prepared` queries of `db` go to SQLite past Kysely. A statement of SQLite is over before anybody else could ask, so
 * that there is no connection to wait for; Kysely's way to one cost more than the statement.
 * @param connectionNow which connection a statement goes to at this moment
 * @param onRun is told how many milliseconds each took
 */
export function letRunDirectly(
  db: Db,
  connectionNow: () => SqliteConnection,
  onRun?: (ms: number) => void,
): void {
  // For each connection as many as there are prepared queries: a few dozen.
  const statements = new WeakMap<SqliteConnection, Map<string, RunPrepared>>();
  known.set(db, (text, parameters) => {
    const run = statementOn(connectionNow(), text);
    if (onRun === undefined) return run(parameters);
    const began = performance.now();
    const rows = run(parameters);
    onRun(performance.now() - began);
    return rows;
  });

  function statementOn(connection: SqliteConnection, text: string): RunPrepared {
    let ofConnection = statements.get(connection);
    if (ofConnection === undefined) {
      ofConnection = new Map();
      statements.set(connection, ofConnection);
    }
    let run = ofConnection.get(text);
    if (run === undefined) {
      run = prepare(connection, text);
      ofConnection.set(text, run);
    }
    return run;
  }
}

/** How queries of this database run past Kysely; undefined: they do not, as on Postgres. */
export function directly(db: Db): RunDirectly | undefined {
  return known.get(db);
}

type RunPrepared = (parameters: readonly unknown[]) => unknown[];

function prepare(connection: SqliteConnection, text: string): RunPrepared {
  const statement = connection.prepare<unknown[], unknown[]>(text);
  if (!statement.reader)
    return (parameters) => {
      statement.run(parameters);
      return [];
    };
  const rowOf = rowMaker(statement.columns().map(({ name }) => name));
  statement.raw(true);
  return (parameters) => statement.all(parameters as unknown[]).map(rowOf);
}

/**
 * Makes a row of its values. The driver's own rows are dictionaries: with forty columns they cost half as much again to make, and
 * ten times as much to copy.
 */
function rowMaker(columns: readonly string[]): (values: readonly unknown[]) => unknown {
  const fields = columns.map((name, index) => `${JSON.stringify(name)}: values[${index}]`);
  return new Function('values', `return { ${fields.join(', ')} };`) as (
    values: readonly unknown[],
  ) => unknown;
}
