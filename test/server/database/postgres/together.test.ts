import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database, Db } from '../../../../server/database/database.ts';
import { openDatabase } from '../../../../server/database/open.ts';
import {
  insertTogether,
  placesOf,
  updateTogether,
} from '../../../../server/database/postgres/set-queries.ts';
import { prepared } from '../../../../server/database/prepared.ts';
import { type AskedPostgres, listenToPostgres } from '../../../support/database/asked-postgres.ts';
import { DATABASES, type DatabasePlace } from '../../../support/databases.ts';

type Row = { name: string; value: string };
const COLUMNS = ['name', 'value'] as const;
const UNIQUE_VIOLATION = '23505';
const INVALID_TEXT = '22021';

// No other file of this process prepares the same text: of two, the first would be the one that is known.
const find = prepared<{ name: string }, Row>(
  (db, place) => db.selectFrom('meta').select(['name', 'value']).where('name', '=', place('name')),
  {
    sql: 'select * from meta where name = any($1::text[]) order by name',
    parameters: (all) => [all.map(({ name }) => name)],
    belongs: (row, { name }) => row.name === name,
  },
);
const connection = prepared<object, { pid: number }>((db) =>
  db.selectNoFrom(sql<number>`pg_backend_pid()`.as('pid')),
);
const connectionOfLarge = prepared<object, { pid: number }>(
  (db) => db.selectNoFrom([sql<number>`pg_backend_pid()`.as('pid'), sql<string>`'much'`.as('words')]),
  undefined,
  { large: true },
);
const put = prepared<Row, unknown>(
  (db, place) => db.insertInto('meta').values(placesOf<Row>(COLUMNS, place)),
  insertTogether('meta', COLUMNS),
);

describe('what several ask Postgres at once', () => {
  const { migratedPlace } = DATABASES.find(({ name }) => name === 'Postgres') as (typeof DATABASES)[number];
  let at: DatabasePlace;
  let database: Database;
  let postgres: AskedPostgres;
  let other: pg.Client;

  beforeEach(async () => {
    at = await migratedPlace();
    database = await openDatabase(at.url);
    other = new pg.Client({ connectionString: at.url });
    await other.connect();
    await other.query(`INSERT INTO meta (name, value) VALUES ('a', '1'), ('b', '2'), ('c', '3')`);
    postgres = listenToPostgres();
  });
  afterEach(async () => {
    postgres.stop();
    await other.end();
    await database.close();
    await at.remove();
  });

  const write = <T>(name: string, run: (db: Db) => Promise<T>) => database.write(run, [name]);
  const stored = async (like: string) => {
    const { rows } = await other.query('SELECT name, value FROM meta WHERE name ~ $1 ORDER BY name', [like]);
    return rows.map(({ name, value }) => `${name}=${value}`);
  };

  it('is one statement, and each gets the answer to their own question', async () => {
    const { value, asked } = await postgres.during(() =>
      Promise.all(['c', 'nobody', 'a', 'c'].map((name) => find(database.read, { name }))),
    );
    expect(value.map((rows) => rows.map((row) => row.value))).toEqual([['3'], [], ['1'], ['3']]);
    expect(asked.map(({ text }) => text)).toEqual([expect.stringMatching(/any\(\$1/)]);
  });

  it('goes over connections that all share, and what brings a long answer over none of these', async () => {
    const pidOf = async (ask: typeof connection) => (await ask(database.read, {}))[0]?.pid;
    const ofMany = await Promise.all([1, 2, 3, 4].map(() => pidOf(connection)));
    const [shared, own] = [new Set(ofMany), new Set<number | undefined>()];
    for (let n = 0; n < 4; n += 1) own.add(await pidOf(connectionOfLarge));
    expect(shared.size).toBe(2);
    expect([...own].filter((pid) => shared.has(pid))).toEqual([]);
  });

  it('opens a second connection only for what is asked before the first has answered', async () => {
    const pids = new Set<number | undefined>();
    for (let n = 0; n < 4; n += 1) pids.add((await connection(database.read, {}))[0]?.pid);
    expect(pids.size).toBe(1);
  });

  it('is asked apart where one of them asks what Postgres refuses', async () => {
    const [a, bad, c] = await Promise.allSettled(
      ['a', 'no\0text', 'c'].map((name) => find(database.read, { name })),
    );
    expect(a).toMatchObject({ value: [{ value: '1' }] });
    expect(bad).toMatchObject({ reason: { code: INVALID_TEXT } });
    expect(c).toMatchObject({ value: [{ value: '3' }] });
  });

  it('is stored by one statement, in one packet with the commit', async () => {
    const { asked } = await postgres.during(() =>
      Promise.all(
        ['x', 'y', 'z'].map((name) =>
          write(name, async (db) => {
            await find(db, { name });
            await put(db, { name, value: '' });
          }),
        ),
      ),
    );
    expect(await stored('^[xyz]$')).toEqual(['x=', 'y=', 'z=']);
    const [first, ...others] = asked.map(({ packet }) => packet);
    expect(asked.map(({ text }) => text.slice(0, 8))).toEqual(['begin; s', 'select *', 'insert i', 'commit']);
    expect(others.map((packet) => packet - (first ?? 0))).toEqual([0, 1, 1]);
  });

  it('is stored for all others where Postgres refuses it for one, who is told', async () => {
    const results = await Promise.allSettled(
      ['x', 'a', 'z'].map((name) => write(name, (db) => put(db, { name, value: 'new' }))),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: UNIQUE_VIOLATION } });
    expect(await stored('^[axz]$')).toEqual(['a=1', 'x=new', 'z=new']);
  });

  it('is taken back of one who refuses after it was asked, and kept of the others', async () => {
    const results = await Promise.allSettled(
      ['x', 'y', 'z'].map((name) =>
        write(name, async (db) => {
          await put(db, { name, value: '' });
          if (name === 'y') throw new Error('changed its mind');
        }),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await stored('^[xyz]$')).toEqual(['x=', 'z=']);
  });

  it('keeps the order in which each of them asks', async () => {
    const change = prepared<{ id: string; name: string }, unknown>(
      (db, place) =>
        db
          .updateTable('agents')
          .set({ name: place('name') })
          .where('id', '=', place('id')),
      updateTogether('agents', ['name']),
    );
    for (const id of ['1', '2'])
      await other.query(
        `INSERT INTO agents (id, email, name, role, password_hash, demo, created_at) VALUES ($1, $1, '', 'agent', '', 0, 0)`,
        [id],
      );
    const { asked } = await postgres.during(() =>
      Promise.all(
        ['1', '2'].map((id) =>
          write(id, async (db) => {
            await change(db, { id, name: 'before' });
            await change(db, { id, name: 'after' });
          }),
        ),
      ),
    );
    const { rows } = await other.query('SELECT name FROM agents');
    expect(rows).toEqual([{ name: 'after' }, { name: 'after' }]);
    expect(asked.filter(({ text }) => text.startsWith('update'))).toHaveLength(2);
  });

  it('stores any text as it would be stored alone', async () => {
    const texts = ['"quoted" \\ud800 \\\\', 'half \ud83d of a face', '\u0001 😀 \u2028', ''];
    await write('alone', async (db) => put(db, { name: 'x0', value: texts[1] as string }));
    await Promise.all(texts.map((value, n) => write(String(n), (db) => put(db, { name: `y${n}`, value }))));
    expect(await stored('^[xy]\\d')).toEqual([
      'x0=half \ufffd of a face',
      ...texts.map((text, n) => `y${n}=${text.replace('\ud83d of', '\ufffd of')}`),
    ]);
  });
});
