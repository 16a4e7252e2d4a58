import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import pg from 'pg';
import { uuid } from '../../support/people.ts';
import { inParallel } from './crowd.ts';

/** What the disk allows without grouping, commits a second: the floor that grouped commits are measured against. */
export async function bareCommits(seconds: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-floor-'));
  const db = new SqliteConnection(join(folder, 'floor.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE messages (id TEXT PRIMARY KEY, body TEXT)');
  const insert = db.prepare('INSERT INTO messages VALUES (?, ?)');
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < seconds * 1_000) {
    insert.run(uuid(), 'A message of usual length, as people write them.');
    count += 1;
  }
  const rate = (count / (performance.now() - start)) * 1_000;
  db.close();
  await rm(folder, { recursive: true, force: true });
  return rate;
}

const CONNECTIONS = 8;
const AT_ONCE = 64;
/** Nothing but a message, in one statement that is its own transaction. */
const INSERT = {
  name: 'insert',
  text: 'INSERT INTO floor (conversation, seq, id, body, at) VALUES ($1, $2, $3, $4, $5)',
};

/**
 * The most that Postgres and its driver do on this machine for messages that are kept one by one: one prepared statement
 * each, sent without waiting for those before. Messages a second.
 */
export async function bareStatements(url: string, seconds: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new pg.Client({
        connectionString: `${url}/postgres`,
        pipeline: true,
      } as pg.ClientConfig);
      // The server is stopped under it in the end.
      client.on('error', () => {});
      await client.connect();
      return client;
    }),
  );
  const [first] = clients as [pg.Client];
  await first.query(
    'CREATE TABLE floor (conversation text, seq int, id text, body text, at bigint, PRIMARY KEY (conversation, id))',
  );
  const start = performance.now();
  let count = 0;
  await inParallel(
    AT_ONCE,
    async (n) => {
      const client = clients[n % CONNECTIONS] as pg.Client;
      while (performance.now() - start < seconds * 1_000) {
        await client.query({
          ...INSERT,
          values: [`c${n}`, count, uuid(), 'A message of usual length.', count],
        });
        count += 1;
      }
    },
    AT_ONCE,
  );
  const rate = (count / (performance.now() - start)) * 1_000;
  await first.query('DROP TABLE floor');
  await Promise.all(clients.map((client) => client.end()));
  return rate;
}
