import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, StorageError } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';

describe('commits of one turn of the event loop', () => {
  let folder: string;
  let database: Database;
  let namesBefore: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-commit-'));
    database = await openDatabase(join(folder, 'test.db'));
    namesBefore = await allNames();
  });
  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const put = (name: string, then?: () => void) =>
    database.write(async (db) => {
      await db.insertInto('meta').values({ name, value: '' }).execute();
      then?.();
      return name;
    });
  const allNames = async () =>
    (await database.read.selectFrom('meta').select('name').orderBy('name').execute()).map((row) => row.name);
  const names = async () => (await allNames()).filter((name) => !namesBefore.includes(name));

  it('undoes one that throws, alone, and acknowledges the others', async () => {
    const results = await Promise.allSettled([
      put('a'),
      put('b', () => {
        throw new Error('changed its mind');
      }),
      put('a'),
      put('c'),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(await names()).toEqual(['a', 'c']);
  });

  it('keeps the pages that one may have to undo in memory, not in a temporary file', async () => {
    const { rows } = await database.write((db) => sql`pragma temp_store`.execute(db));
    // https://www.sqlite.org/pragma.html#pragma_temp_store: 2 is memory.
    expect(rows).toEqual([{ temp_store: 2 }]);
  });

  it('undoes one that throws after it changed more than a page journal begins with, alone', async () => {
    const big = 'x'.repeat(300_000);
    const results = await Promise.allSettled([
      put('a'),
      database.write(async (db) => {
        await db.updateTable('meta').set({ value: big }).execute();
        throw new Error('changed its mind');
      }),
      put('b'),
    ]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['a', 'b']);
    const values = await database.read.selectFrom('meta').select('value').execute();
    expect(values.filter(({ value }) => value === big)).toEqual([]);
  });

  it('acknowledges nothing before it can be read by another connection', async () => {
    const other = new SqliteConnection(join(folder, 'test.db'), { readonly: true });
    const rows = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        await put(`row ${index}`);
        return other.prepare('SELECT count(*) AS n FROM meta WHERE name = ?').get(`row ${index}`) as {
          n: number;
        };
      }),
    );
    other.close();
    expect(rows.every((row) => row.n === 1)).toBe(true);
  });

  it('refuses the whole group when the commit fails, and works again afterwards', async () => {
    const full = new SqliteConnection(join(folder, 'test.db'));
    const pages = full.pragma('page_count', { simple: true }) as number;
    full.close();
    await database.write((db) => sql.raw(`PRAGMA max_page_count = ${pages}`).execute(db));
    const big = 'x'.repeat(200_000);
    const results = await Promise.allSettled([
      put('small'),
      database.write((db) => db.insertInto('meta').values({ name: 'big', value: big }).execute()),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const result of refused)
      expect(result.reason).toMatchObject({ name: 'StorageError', reason: 'full' });
    expect(refused[0]?.reason).toBeInstanceOf(StorageError);
    const acknowledged = results.filter((result) => result.status === 'fulfilled').length;
    expect(await names()).toHaveLength(acknowledged);
    await database.write((db) => sql`PRAGMA max_page_count = 1073741823`.execute(db));
    await put('after');
    expect(await names()).toContain('after');
  });
});
