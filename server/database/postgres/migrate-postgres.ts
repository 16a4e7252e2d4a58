import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import {
  fillAll,
  MIGRATIONS,
  reportStep,
  type Step,
  stepsToTake,
  UpgradeError,
  type UpgradeOptions,
} from '../migrate.ts';
import type { Migration } from '../migration.ts';

/** Under which one node at a time upgrades; the number that the versions before this one used. */
const UPGRADE_LOCK = '3853314791062309107';
const LOOK_AGAIN_MS = 250;
/**
 * While a step waits for a table, everybody else who needs the table waits behind it. So it gives up after this, and
 * tries again: a node that serves meanwhile is never held up for longer. Shorter than Postgres' `deadlock_timeout`, after which
 * it would end one of two that wait for each other, and that could be the one that serves.
 */
const LOCK_TIMEOUT_MS = 700;
const LOCK_TRIES = 120;
/** Lock not available; deadlock detected. */
const GIVE_WAY = new Set(['55P03', '40P01']);

/**
 * Brings a Postgres database to today's form: each step together with its record in a transaction of its own, and rows
 * that are there already in small ones, so that nodes of the version before this one go on serving meanwhile. Of several
 * nodes that start at once, one upgrades and the others wait; its lock goes with its connection, however that ends.
 * @param db of which one connection is used, without a limit on the time of statements
 * @throws UpgradeError, or what Postgres said
 */
export async function migratePostgres(
  db: Kysely<unknown>,
  options: UpgradeOptions = {},
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<void> {
  await db.connection().execute(async (connection) => {
    await waitForLock(connection, options);
    try {
      await upgrade(connection, options, migrations);
    } finally {
      // Where the connection is gone, so is the lock; the error of the upgrade is the one to tell.
      await sql`select pg_advisory_unlock(${sql.lit(UPGRADE_LOCK)}::bigint)`
        .execute(connection)
        .catch(() => {});
    }
  });
}

/**
 * Asks again and again instead of waiting inside a statement: one that waits is a transaction that other steps, such as
 * an index that is built concurrently, would wait for in turn.
 */
async function waitForLock(db: Kysely<unknown>, { log }: UpgradeOptions): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const { rows } = await sql<{
      mine: boolean;
    }>`select pg_try_advisory_lock(${sql.lit(UPGRADE_LOCK)}::bigint) as mine`.execute(db);
    if (rows[0]?.mine === true) return;
    if (tries === 0) log?.info({}, 'Another node is upgrading the database; this one waits for it.');
    await pause(LOOK_AGAIN_MS);
  }
}

async function upgrade(
  db: Kysely<unknown>,
  options: UpgradeOptions,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  await sql`create table if not exists kysely_migration
    (name varchar(255) not null primary key, "timestamp" varchar(255) not null)`.execute(db);
  await sql`create table if not exists upgrade_fillings
    (name text not null primary key, after text not null)`.execute(db);
  const taken = await namesOf(db);
  const steps = stepsToTake(taken, migrations);
  for (const { name, after } of await openFillings(db)) {
    const migration = migrations[name];
    if (migration !== undefined) await fill(db, { name, migration }, after);
  }
  for (const [index, step] of steps.entries()) {
    const at = { step: index + 1, of: steps.length, name: step.name };
    const operation = async () => {
      await patiently(db, (transaction) => take(transaction, step));
      await fill(db, step, '');
    };
    if (taken.length === 0) await operation();
    else await reportStep(options, at, operation);
  }
}

/** In one transaction: the step, its record, and that its rows are still to be filled. */
async function take(db: Kysely<unknown>, { name, migration }: Step): Promise<void> {
  for (const table of migration.locks ?? [])
    await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(db);
  await migration.up(db);
  const at = new Date().toISOString();
  await sql`insert into kysely_migration (name, "timestamp") values (${name}, ${at})`.execute(db);
  if (migration.fill !== undefined)
    await sql`insert into upgrade_fillings (name, after) values (${name}, '')`.execute(db);
}

async function fill(db: Kysely<unknown>, step: Step, after: string): Promise<void> {
  await fillAll(step, after, (operation) =>
    patiently(db, async (transaction) => {
      const next = await operation(transaction);
      if (next === null)
        await sql`delete from upgrade_fillings where name = ${step.name}`.execute(transaction);
      else
        await sql`update upgrade_fillings set after = ${next} where name = ${step.name}`.execute(transaction);
      return next;
    }),
  );
}

async function patiently<T>(db: Kysely<unknown>, operation: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(async (transaction) => {
        await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT_MS)}`.execute(transaction);
        return operation(transaction);
      });
    } catch (error) {
      if (!isLocked(error)) throw error;
      if (tries === LOCK_TRIES)
        throw new UpgradeError(
          'A table that has to be changed stays locked. End the long transaction that holds it (see pg_stat_activity) and start again.',
          error,
        );
      await pause(LOOK_AGAIN_MS);
    }
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && GIVE_WAY.has(String(error.code));
}

async function namesOf(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}

async function openFillings(db: Kysely<unknown>): Promise<{ name: string; after: string }[]> {
  const { rows } = await sql<{
    name: string;
    after: string;
  }>`select name, after from upgrade_fillings order by name`.execute(db);
  return rows;
}
