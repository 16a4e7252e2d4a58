import { type CompiledQuery, type DatabaseConnection, Kysely, type PostgresDialect } from 'kysely';
import { type Db, StorageError } from '../database.ts';
import type { Tables } from '../tables.ts';
import { asStorageError, isStatementError } from './errors.ts';
import type { Postgres } from './pool.ts';
import { type Ask, createTogether, needsNoAnswer } from './together.ts';

/** While one transaction is being committed, the next one may run. */
const TRANSACTIONS_AT_ONCE = 2;
const MAX_OPERATIONS = 64;
/** More waiting than this is refused at once. */
const MAX_WAITING = 5_000;
/**
 * Where somebody else holds a row for longer, the others of the group do not wait for it. All that is asked here finds a few
 * rows by their keys; a plan that was made while a table was small, and reads all of it, would be kept when it no longer is.
 */
const BEGIN = [
  'begin',
  "set local lock_timeout = '250ms'",
  ...['seqscan', 'hashjoin', 'mergejoin'].map((way) => `set local enable_${way} = off`),
].join('; ');

type Run = (db: Db) => Promise<unknown>;
type Operation = {
  run: Run;
  /** The rows that it locks first, in order. */
  rows: readonly string[];
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};
type Outcome = { operation: Operation } & ({ value: unknown } | { error: unknown; wrote: boolean });

/**
 * Runs operations that come in at the same time in one transaction, side by side: each still asks one thing after the
 * other, but the questions of all leave together, as one statement where they are the same (`together.ts`), and all share
 * one commit. What nobody needs an answer to is not waited for: it leaves with the commit, which fails when it does.
 *
 * Operations of one group lock different rows, and lock them in the same order on every node: each asks for its row before
 * anything else, and by the same query, so that one statement in that order locks the rows of all. One that throws before it
 * has written fails alone. Once Postgres has refused a statement, or something was written by one that throws, the
 * transaction is undone and everybody else runs again in a transaction of their own.
 * @param alone runs one operation in a transaction of its own
 */
export function createPostgresGroups(
  { pool, db, dialect }: { pool: Postgres; db: Db; dialect: PostgresDialect },
  alone: <T>(run: (db: Db) => Promise<T>) => Promise<T>,
) {
  const props = { config: { dialect }, dialect, driver: dialect.createDriver() };
  let waiting: Operation[] = [];
  const locked = new Set<string>();
  let running = 0;
  let scheduled = false;

  return <T>(run: (db: Db) => Promise<T>, rows: readonly string[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (waiting.length >= MAX_WAITING)
        return reject(new StorageError('unavailable', 'too much waits for it'));
      waiting.push({ run, rows, resolve: resolve as (value: unknown) => void, reject });
      if (scheduled) return;
      scheduled = true;
      setImmediate(() => {
        scheduled = false;
        begin();
      });
    });

  function begin(): void {
    while (running < TRANSACTIONS_AT_ONCE) {
      const group = nextGroup();
      if (group.length === 0) return;
      running += 1;
      void runTogether(group).finally(() => {
        running -= 1;
        for (const { rows } of group) for (const row of rows) locked.delete(row);
        begin();
      });
    }
  }

  /**
   * The longest waiting that lock one row each, all of them another one, in the order of the rows; or one that locks several.
   * Nobody overtakes who waits for the same row: one that locks many would else wait as long as others come.
   */
  function nextGroup(): Operation[] {
    const group: Operation[] = [];
    const left: Operation[] = [];
    const wanted = new Set(locked);
    for (const operation of waiting) {
      const full = group.length === MAX_OPERATIONS || (group[0]?.rows.length ?? 1) > 1;
      const fits = group.length === 0 || operation.rows.length === 1;
      const free = operation.rows.every((row) => !wanted.has(row));
      if (!full && fits && free) group.push(operation);
      else left.push(operation);
      for (const row of operation.rows) wanted.add(row);
    }
    waiting = left;
    for (const { rows } of group) for (const row of rows) locked.add(row);
    return group.sort((a, b) => ((a.rows[0] ?? '') < (b.rows[0] ?? '') ? -1 : 1));
  }

  /** Answers all operations of the group; never rejects. */
  async function runTogether(group: Operation[]): Promise<void> {
    try {
      const outcomes = await inOneTransaction(group);
      if (outcomes.committed) answer(outcomes.all);
      else await Promise.all(outcomes.all.map(again));
    } catch (error) {
      for (const { reject } of group) reject(asStorageError(error));
    }
  }

  /** @throws StorageError when nobody knows what became of it */
  async function inOneTransaction(group: Operation[]): Promise<{ all: Outcome[]; committed: boolean }> {
    const client = await pool.connect();
    const asker = createTogether((text, values) => client.query(text, values), {
      later: process.nextTick,
      apart: false,
    });
    const ask = asker();
    let ended = false;
    try {
      const [begun, ...settled] = await Promise.allSettled([
        ask(BEGIN),
        ...group.map((operation) => outcomeOf(operation, asker())),
      ]);
      if (begun.status === 'rejected') throw begun.reason;
      const all = settled.map((one) => {
        if (one.status === 'rejected') throw one.reason;
        return one.value as Outcome;
      });
      if (all.some(isUndoing)) {
        await ask('rollback');
        ended = true;
        return { all, committed: false };
      }
      const { command } = await ask('commit');
      ended = true;
      // Of a transaction in which a statement was refused, Postgres makes a rollback.
      return { all, committed: command === 'COMMIT' };
    } finally {
      client.release(!ended);
    }
  }

  async function outcomeOf(operation: Operation, ask: Ask): Promise<Outcome> {
    const connection = connectionOn(ask);
    try {
      return { operation, value: await operation.run(builderOn(connection)) };
    } catch (error) {
      if (error instanceof StorageError) throw error;
      return { operation, error, wrote: connection.wrote };
    }
  }

  function builderOn(connection: DatabaseConnection): Db {
    const executor = db
      .getExecutor()
      .withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
    return new Kysely<Tables>({ ...props, executor });
  }

  async function again(outcome: Outcome): Promise<void> {
    const { run, resolve, reject } = outcome.operation;
    // It has refused by itself; what it wrote is undone.
    if ('error' in outcome && !isStatementError(outcome.error)) return reject(outcome.error);
    await alone(run).then(resolve, reject);
  }
}

function isUndoing(outcome: Outcome): boolean {
  return 'error' in outcome && (outcome.wrote || isStatementError(outcome.error));
}

function answer(outcomes: readonly Outcome[]): void {
  for (const outcome of outcomes)
    if ('error' in outcome) outcome.operation.reject(outcome.error);
    else outcome.operation.resolve(outcome.value);
}

/** The part of one operation in a connection that it shares. */
function connectionOn(ask: Ask): DatabaseConnection & { wrote: boolean } {
  return {
    wrote: false,
    async executeQuery<R>({ sql, parameters }: CompiledQuery) {
      if (!/^\s*select\b/i.test(sql)) this.wrote = true;
      const answer = ask(sql, parameters);
      if (needsNoAnswer(sql)) {
        // Where it fails, so does the commit.
        answer.catch(() => {});
        return { rows: [] };
      }
      const { command, rowCount, rows } = await answer;
      return {
        rows: rows as R[],
        ...(command === 'SELECT' ? {} : { numAffectedRows: BigInt(rowCount ?? 0) }),
      };
    },
    // biome-ignore lint/correctness/useYield: nothing of ours reads in streams.
    async *streamQuery() {
      throw new Error('This connection does not stream.');
    },
  };
}
