import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Refusal } from '../command.ts';
import type { DatabaseFacts } from './sqlite-copy.ts';

const MAJOR = 10_000;

/** A connection to a Postgres, closed afterwards. */
async function connected<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
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
 * Fills an empty database from a dump, in one transaction, and gives it another epoch.
 * @throws Refusal when it has tables, or pg_restore is missing or fails
 */
export async function restorePostgres(url: string, dump: string): Promise<void> {
  await requireEmptyPostgres(url);
  if ((await majorOf('pg_restore')) === null)
    throw new Refusal('pg_restore is needed and was not found. Install the client programs of Postgres.');
  await run(
    'pg_restore',
    [
      '--no-owner',
      '--no-privileges',
      '--single-transaction',
      '--exit-on-error',
      `--dbname=${settingsOf(url)['PGDATABASE']}`,
      dump,
    ],
    url,
  );
  await connected(url, (client) =>
    client.query("update meta set value = $1 where name = 'epoch'", [randomUUID()]),
  );
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

/** Runs one of Postgres' programs. The password travels in the environment: arguments are for every user to read. */
function run(tool: string, args: readonly string[], url?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, {
      env: { ...process.env, ...(url === undefined ? {} : settingsOf(url)) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (piece) => {
      said += piece;
    });
    child.stderr.on('data', (piece) => {
      complaint = `${complaint}${piece}`.slice(0, 2_000);
    });
    child.on('error', (error) => reject(new Refusal(`${tool} cannot be run (${error.message}).`)));
    child.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Refusal(`${tool} failed: ${complaint.trim()}`)),
    );
  });
}

/** https://www.postgresql.org/docs/current/libpq-envars.html */
function settingsOf(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const mode = searchParams.get('sslmode');
  return {
    PGHOST: hostname.replace(/^\[|\]$/g, ''),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...(mode === null ? {} : { PGSSLMODE: mode }),
  };
}
