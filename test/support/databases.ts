import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

/** Somewhere to put a database, and how to be rid of it. `url` is a value for DATABASE_URL. */
export type DatabasePlace = { url: string; remove(): Promise<void> };

/** Every suite about stored things runs on each of these. */
export const DATABASES: { name: 'SQLite' | 'Postgres'; place: () => Promise<DatabasePlace> }[] = [
  { name: 'SQLite', place: sqlitePlace },
  { name: 'Postgres', place: postgresPlace },
];

let shared: Promise<string> | null = null;

/** The address of the Postgres that all tests of a run share. */
function sharedPostgres(): Promise<string> {
  shared ??= fetch(inject('postgresOnDemand')).then(async (answer) => {
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  });
  return shared;
}

async function sqlitePlace(): Promise<DatabasePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-db-'));
  return { url: join(folder, 'frontdesk.db'), remove: () => rm(folder, { recursive: true, force: true }) };
}

async function postgresPlace(): Promise<DatabasePlace> {
  const server = await sharedPostgres();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name}`);
  return { url: `${server}/${name}`, remove: () => administer(`DROP DATABASE ${name} WITH (FORCE)`) };

  async function administer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: `${server}/postgres` });
    await client.connect();
    await client.query(statement);
    await client.end();
  }
}
