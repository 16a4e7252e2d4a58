import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { uuid } from '../../support/people.ts';

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
