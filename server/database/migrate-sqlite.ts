import { Kysely, sql } from 'kysely';
import { fillAll, MIGRATIONS, reportStep, type Step, stepsToTake, type UpgradeOptions } from './migrate.ts';
import type { Migration } from './migration.ts';
import { CompletingSqliteDialect, type PlainSqlite } from './sqlite-completing.ts';

/** How a statement fails whose work an interrupted step of an earlier version had done already. */
const DONE_BEFORE = /already exists|duplicate column name/;

/**
 * Brings a SQLite database to today's form, each step together with its record in one transaction, and a new database in
 * a single one: whenever the process ends, nothing or all of a step is there. Versions before this one took steps without
 * a transaction; what such a step left half done is completed.
 * @throws UpgradeError, or what SQLite said
 */
export async function migrateSqlite(
  connection: PlainSqlite,
  options: UpgradeOptions = {},
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new CompletingSqliteDialect(connection, false) });
  await sql`create table if not exists kysely_migration
    (name varchar(255) not null primary key, timestamp varchar(255) not null)`.execute(db);
  const taken = await namesOf(db);
  const steps = stepsToTake(taken, migrations);
  if (steps.length === 0) return;
  // Has no effect inside a transaction. A table that is made anew is not there for a moment.
  await sql`pragma foreign_keys = off`.execute(db);
  try {
    if (taken.length === 0 && (await isEmpty(db)))
      await inTransaction(db, async () => {
        for (const step of steps) await take(db, step);
      });
    else await upgrade(steps);
  } finally {
    await sql`pragma foreign_keys = on`.execute(db);
  }

  async function upgrade(pending: readonly Step[]): Promise<void> {
    for (const [index, step] of pending.entries()) {
      const at = { step: index + 1, of: pending.length, name: step.name };
      await reportStep(options, at, () => takeOrComplete(step));
      // Lets whoever asks how far it is be answered.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function takeOrComplete(step: Step): Promise<void> {
    try {
      await inTransaction(db, () => take(db, step));
    } catch (error) {
      if (!(error instanceof Error) || !DONE_BEFORE.test(error.message)) throw error;
      options.log?.warn(
        { step: step.name, reason: error.message },
        'This step was interrupted halfway by an earlier version; it is being completed.',
      );
      const completing = new Kysely<unknown>({ dialect: new CompletingSqliteDialect(connection, true) });
      await inTransaction(completing, () => take(completing, step));
    }
  }
}

async function take(db: Kysely<unknown>, step: Step): Promise<void> {
  // Somebody else may have taken it since it was looked for.
  if ((await namesOf(db)).includes(step.name)) return;
  await step.migration.up(db);
  await fillAll(step, '', (fill) => fill(db));
  const at = new Date().toISOString();
  await sql`insert into kysely_migration (name, timestamp) values (${step.name}, ${at})`.execute(db);
}

async function inTransaction(db: Kysely<unknown>, operation: () => Promise<void>): Promise<void> {
  await sql`begin immediate`.execute(db);
  try {
    await operation();
    await sql`commit`.execute(db);
  } catch (error) {
    // A full disk has ended the transaction already; the first error is the one to tell.
    await sql`rollback`.execute(db).catch(() => {});
    throw error;
  }
}

async function namesOf(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}

/** Whether no step has begun, not even one that was interrupted. */
async function isEmpty(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql`select name from sqlite_master where name not like 'kysely_%'
    and name not like 'sqlite_%' limit 1`.execute(db);
  return rows.length === 0;
}
