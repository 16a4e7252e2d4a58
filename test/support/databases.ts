import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openDatabase } from '../../server/database/open.ts';
import { openPostgres } from '../../server/database/postgres/open-postgres.ts';
import { writeMigratedSqlite } from './database/migrated-sqlite.ts';
import { startPostgres, type TestPostgres } from './database/postgres.ts';

/** Somewhere to put a database, and how to be rid of it. `url` is a value for DATABASE_URL. */
export type DatabasePlace = { url: string; remove(): Promise<void> };

export type TestDatabase = {
  name: 'SQLite' | 'Postgres';
  /** Makes an empty one, without a table. */
  place: () => Promise<DatabasePlace>;
  /** Makes one with today's tables and nothing in them: a copy, which costs less than migrating. */
  migratedPlace: () => Promise<DatabasePlace>;
};

/** For suites of `onEveryDatabase` that need no more than the database. */
export const openPlace = ({ url }: DatabasePlace) => openDatabase(url);

/** Every suite about stored things runs on each of these, by `onEveryDatabase`. */
export const DATABASES: TestDatabase[] = [
  { name: 'SQLite', place: () => sqlitePlace(), migratedPlace: () => sqlitePlace(writeMigratedSqlite) },
  { name: 'Postgres', place: () => postgresPlace(), migratedPlace: () => postgresPlace(migratedTemplate) },
];

/** Of a run without the configuration of `test/`, which has one Postgres for all files: one for this file. */
let own: Promise<TestPostgres> | null = null;
if (inject('postgresOnDemand') === undefined)
  afterAll(async () => {
    await (await admin)?.end();
    await (await own)?.stop();
    own = null;
    shared = null;
  });

let shared: Promise<string> | null = null;

/** The address of the Postgres that all tests of a run share. */
function sharedPostgres(): Promise<string> {
  shared ??= askForPostgres();
  return shared;
}

async function askForPostgres(): Promise<string> {
  const onDemand = inject('postgresOnDemand') as string | undefined;
  if (onDemand === undefined) {
    own ??= startPostgres();
    return (await own).url;
  }
  const answer = await fetch(onDemand);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

async function sqlitePlace(fill: (file: string) => Promise<void> = async () => {}): Promise<DatabasePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-db-'));
  const file = join(folder, 'frontdesk.db');
  await fill(file);
  return { url: file, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function postgresPlace(
  template: (server: string) => Promise<string> = async () => 'template1',
): Promise<DatabasePlace> {
  const server = await sharedPostgres();
  const from = await template(server);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copies files instead of writing every page into the log, which takes twice as long.
  await asked(server, `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY FILE_COPY`);
  return {
    url: `${server}/${name}`,
    remove: () => asked(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

const TEMPLATE = 'frontdesk_migrated';
/** Under which one process at a time makes the template. */
const TEMPLATE_LOCK = 7_041_776;
let templated: Promise<string> | null = null;

/** The database that others are copies of; made once in each Postgres, by whichever process asks first. */
function migratedTemplate(server: string): Promise<string> {
  templated ??= makeTemplate(server);
  return templated;
}

async function makeTemplate(server: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
    if (rows.length > 0) return TEMPLATE;
    // Under another name until it is whole: a process that fails halfway leaves no half of a template.
    const unfinished = `unfinished_${randomUUID().replaceAll('-', '')}`;
    await client.query(`CREATE DATABASE ${unfinished}`);
    await (await openPostgres(`${server}/${unfinished}`)).close();
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${TEMPLATE}`);
    return TEMPLATE;
  } finally {
    await client.end();
  }
}

/** The connection over which this process makes and removes its databases, one after the other. */
let admin: Promise<pg.Client> | null = null;

async function asked(server: string, statement: string): Promise<void> {
  admin ??= connectAdmin(server).catch((error: unknown) => {
    admin = null;
    throw error;
  });
  await (await admin).query(statement);
}

async function connectAdmin(server: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  // That Postgres has gone is said by the next statement.
  client.on('error', () => {});
  client.once('end', () => {
    admin = null;
  });
  await client.connect();
  return client;
}
