import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { Refusal } from '../command.ts';
import { libpqSettings } from './libpq-settings.ts';
import type { DatabaseFacts } from './sqlite-copy.ts';

const MAJOR = 10_000;

/** A connection to a Postgres, closed afterwards. */
export async function connected<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Its queries say what happened to it.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new Refusal(
      `Postgres at ${host}${pathname} cannot be used (${error instanceof Error ? error.message : error}). Check DATABASE_URL.`,
    );
  }
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/**
 * Dumps a database, which may be in use, as it is at one moment, with pg_dump; what is counted is of the same moment.
 * @returns null where there is no pg_dump that is as new as the server
 */
export function dumpPostgres(url: string, to: string): Promise<DatabaseFacts | null> {
  return connected(url, async (client) => {
    const { rows: versions } = await client.query('show server_version_num');
    const server = Math.floor(Number(versions[0].server_version_num) / MAJOR);
    const tool = await majorOf('pg_dump');
    if (tool === null || tool < server) return null;
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query('select pg_export_snapshot() as snapshot');
    const facts = await factsOf(client);
    await run(
      'pg_dump',
      ['--format=custom', '--no-owner', '--no-privileges', `--snapshot=${rows[0].snapshot}`, `--file=${to}`],
      url,
    );
    await client.query('commit');
    return facts;
  });
}

/** Lets Postgres look through all tables, while they are in use. */
export function vacuumPostgres(url: string): Promise<void> {
  return connected(url, async (client) => {
    await client.query('vacuum (analyze)');
  });
}

/** The names of the steps that it has taken; none for an empty database. */
export function stepsInPostgres(url: string): Promise<string[]> {
  return connected(url, async (client) => {
    if (!(await tablesOf(client)).includes('kysely_migration')) return [];
    const { rows } = await client.query('select name from kysely_migration');
    return rows.map(({ name }) => name as string);
  });
}

/** How many rows these tables have; those that are not there have none. */
export function rowsInPostgres(url: string, tables: readonly string[]): Promise<Map<string, number>> {
  return connected(url, async (client) => {
    const known = await tablesOf(client);
    const counted = new Map<string, number>();
    for (const table of tables.filter((one) => known.includes(one))) {
      const { rows } = await client.query(`select count(*)::float8 as rows from "${table}"`);
      counted.set(table, rows[0].rows);
    }
    return counted;
  });
}

/** What is in a database. */
export function inspectPostgres(url: string): Promise<DatabaseFacts> {
  return connected(url, factsOf);
}

/** @throws Refusal when there are tables in the database */
export async function requireEmptyPostgres(url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  if ((await connected(url, tablesOf)).length > 0)
    throw new Refusal(
      `The database ${host}${pathname} has tables in it. Make an empty one (createdb) and name it in DATABASE_URL.`,
    );
}

/**
 * Fills an empty database from a dump and gives it another epoch, in one transaction: whatever ends before the commit – this process,
 * too – leaves it empty.
 * @throws Refusal when it has tables, or a program of Postgres is missing or fails
 */
export async function restorePostgres(url: string, dump: string): Promise<void> {
  await requireEmptyPostgres(url);
  for (const tool of ['pg_restore', 'psql'])
    if ((await majorOf(tool)) === null)
      throw new Refusal(`${tool} is needed and was not found. Install the client programs of Postgres.`);
  const database = libpqSettings(url)['PGDATABASE'];
  const psql = start(
    'psql',
    [
      '--no-psqlrc',
      '--quiet',
      '--output=/dev/null',
      '--set=ON_ERROR_STOP=1',
      `--dbname=${database}`,
      '--file=-',
    ],
    url,
  );
  const dumped = start('pg_restore', ['--no-owner', '--no-privileges', '--file=-', dump]);
  psql.child.stdin.write('begin;\n');
  const fed = (async () => {
    await pipeline(dumped.child.stdout, psql.child.stdin, { end: false });
    await dumped.done;
    // Without this commit, psql undoes everything when it ends. The dump has set the path to nothing.
    psql.child.stdin.end(
      `reset search_path;\nupdate meta set value = '${randomUUID()}' where name = 'epoch';\ncommit;\n`,
    );
  })();
  const failures: Error[] = [];
  const takesAlong = (other: ChildProcess) => (error: Error) => {
    failures.push(error);
    other.kill();
  };
  await Promise.all([
    dumped.done.catch(takesAlong(psql.child)),
    psql.done.catch(takesAlong(dumped.child)),
    // A pipe that broke is said by whoever ended.
    fed.catch(() => {}),
  ]);
  const [first] = failures;
  if (first !== undefined) throw first;
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    "select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'",
  );
  return rows.map(({ name }) => name as string);
}

async function factsOf(client: pg.Client): Promise<DatabaseFacts> {
  const rows: Record<string, number> = {};
  for (const name of await tablesOf(client)) {
    const counted = await client.query(`select count(*) as count from ${client.escapeIdentifier(name)}`);
    rows[name] = Number(counted.rows[0].count);
  }
  const newest = await client.query('select max(name) as name from kysely_migration');
  return { rows, migration: newest.rows[0].name };
}

/** The first number of a tool's version; null where it is not installed. */
async function majorOf(tool: string): Promise<number | null> {
  try {
    const [, major] = /(\d+)\./.exec(await run(tool, ['--version'])) ?? [];
    return major === undefined ? null : Number(major);
  } catch {
    return null;
  }
}

/** Runs one of Postgres' programs. @returns what it printed */
async function run(tool: string, args: readonly string[], url?: string): Promise<string> {
  const { child, done } = start(tool, args, url);
  child.stdin.end();
  let said = '';
  child.stdout.on('data', (piece) => {
    said += piece;
  });
  await done;
  return said;
}

/**
 * Starts one of Postgres' programs. The password travels in the environment: arguments are for every user to read.
 * @returns `done` rejects with a Refusal that says what the program complained of
 */
function start(tool: string, args: readonly string[], url?: string) {
  const child = spawn(tool, args, {
    env: { ...process.env, ...(url === undefined ? {} : libpqSettings(url)) },
    stdio: 'pipe',
  });
  let complaint = '';
  child.stderr.on('data', (piece) => {
    complaint = `${complaint}${piece}`.slice(0, 2_000);
  });
  // That it takes no more is said by how it ends.
  child.stdin.on('error', () => {});
  const done = new Promise<void>((resolve, reject) => {
    child.on('error', (error) => reject(new Refusal(`${tool} cannot be run (${error.message}).`)));
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Refusal(`${tool} failed: ${complaint.trim()}`)),
    );
  });
  return { child, done };
}
