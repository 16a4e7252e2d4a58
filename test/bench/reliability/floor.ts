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

/** The statements that a message takes: begin, lock, look it up, three writes, commit. */
const READS = 2;
const WRITES = 3;

/**
 * What Postgres and its driver do on this machine with transactions of as many statements as a message takes, the
 * simplest there are: transactions a second. Round trips are what costs, not rows.
 */
export async function bareTransactions(url: string, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: `${url}/postgres`, max: 32 });
  // The server is stopped under it in the end.
  pool.on('error', () => {});
  await pool.query('CREATE TABLE floor (id text PRIMARY KEY, body text)');
  const start = performance.now();
  let count = 0;
  await inParallel(32, async () => {
    while (performance.now() - start < seconds * 1_000) {
      const client = await pool.connect();
      await client.query('BEGIN');
      for (let n = 0; n < READS; n += 1) await client.query('SELECT * FROM floor WHERE id = $1', [uuid()]);
      for (let n = 0; n < WRITES; n += 1)
        await client.query('INSERT INTO floor VALUES ($1, $2)', [uuid(), 'A message of usual length.']);
      await client.query('COMMIT');
      client.release();
      count += 1;
    }
  });
  const rate = (count / (performance.now() - start)) * 1_000;
  await pool.query('DROP TABLE floor');
  await pool.end();
  return rate;
}
