import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, type Db, StorageError } from '../../../../server/database/database.ts';
import { openDatabase } from '../../../../server/database/open.ts';
import { prepared } from '../../../../server/database/prepared.ts';
import { DATABASES, type DatabasePlace } from '../../../support/databases.ts';

const UNIQUE_VIOLATION = '23505';
const metaNamed = prepared<{ name: string }, { name: string; value: string }>((db, place) =>
  db.selectFrom('meta').selectAll().where('name', '=', place('name')),
);

describe('operations that come to Postgres together', () => {
  const { migratedPlace } = DATABASES.find(({ name }) => name === 'Postgres') as (typeof DATABASES)[number];
  let at: DatabasePlace;
  let database: Database;
  /** Somebody else who works on the same database. */
  let other: pg.Client;

  beforeEach(async () => {
    at = await migratedPlace();
    database = await openDatabase(at.url);
    other = new pg.Client({ connectionString: at.url });
    await other.connect();
    for (const name of ['a', 'b', 'c', 'd'])
      await other.query('INSERT INTO meta (name, value) VALUES ($1, $2)', [name, '0']);
  });
  afterEach(async () => {
    await other.end();
    await database.close();
    await at.remove();
  });

  /** Locks a row of `meta`, adds one to it, and says in which transaction. */
  const addOne = (name: string, then: (db: Db) => Promise<void> | void = () => {}) =>
    database.write(
      async (db) => {
        const { value } = await lock(db, name);
        await then(db);
        await db
          .updateTable('meta')
          .set({ value: String(Number(value) + 1) })
          .where('name', '=', name)
          .execute();
        return transactionOf(db);
      },
      [name],
    );
  const lock = (db: Db, name: string) =>
    db.selectFrom('meta').selectAll().where('name', '=', name).forUpdate().executeTakeFirstOrThrow();
  const transactionOf = async (db: Db) =>
    (await sql<{ id: string }>`select txid_current() as id`.execute(db)).rows[0]?.id;
  const values = async () => {
    const { rows } = await other.query(`SELECT name, value FROM meta WHERE name ~ '^[a-d]$' ORDER BY name`);
    return rows.map(({ value }) => Number(value));
  };

  it('share one transaction, and are answered when it is on disk', async () => {
    const transactions = await Promise.all(['c', 'a', 'b'].map((name) => addOne(name)));
    expect(new Set(transactions).size).toBe(1);
    expect(await values()).toEqual([1, 1, 1, 0]);
  });

  it('of one row follow one another, and none is lost', async () => {
    const transactions = await Promise.all(Array.from({ length: 40 }, (_, n) => addOne(n % 2 ? 'a' : 'b')));
    expect(new Set(transactions).size).toBe(20);
    expect(await values()).toEqual([20, 20, 0, 0]);
  });

  it('fail alone where they refuse before they have written', async () => {
    const refusal = new Error('not like this');
    const [a, b, c] = await Promise.allSettled([
      addOne('a'),
      addOne('b', () => {
        throw refusal;
      }),
      addOne('c'),
    ]);
    expect(b).toEqual({ status: 'rejected', reason: refusal });
    expect([a.status, c.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(a).toEqual(c);
    expect(await values()).toEqual([1, 0, 1, 0]);
  });

  it('leave nothing behind where they refuse after they have written; the others are kept', async () => {
    const results = await Promise.allSettled([
      addOne('a'),
      addOne('b', async (db) => {
        await db.updateTable('meta').set({ value: '99' }).where('name', '=', 'd').execute();
        throw new Error('changed its mind');
      }),
      addOne('c'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await values()).toEqual([1, 0, 1, 0]);
  });

  it('are kept where Postgres refuses a statement of one of them', async () => {
    const put = (db: Db) => db.insertInto('meta').values({ name: 'd', value: '' }).execute();
    const [a, b, c] = await Promise.allSettled([
      addOne('a'),
      addOne('b', async (db) => void (await put(db))),
      addOne('c'),
    ]);
    expect([a.status, b.status, c.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(b).toMatchObject({ reason: { code: UNIQUE_VIOLATION } });
    expect(await values()).toEqual([1, 0, 1, 0]);
  });

  it('are not said to be kept where one of them hid that Postgres had refused a statement', async () => {
    const hidden: unknown[] = [];
    const results = await Promise.allSettled([
      addOne('a'),
      database.write(
        async (db) => {
          await lock(db, 'b');
          await db
            .insertInto('meta')
            .values({ name: 'd', value: '' })
            .execute()
            .catch((error) => hidden.push(error));
        },
        ['b'],
      ),
    ]);
    expect(hidden.length).toBeGreaterThan(0);
    expect(results[0].status).toBe('fulfilled');
    expect(await values()).toEqual([1, 0, 0, 0]);
  });

  it('do not wait for a row that somebody else holds on to', async () => {
    await other.query('BEGIN');
    await other.query(`SELECT * FROM meta WHERE name = 'b' FOR UPDATE`);
    const held = addOne('b');
    await Promise.all([addOne('a'), addOne('c')]);
    await other.query('COMMIT');
    await held;
    expect(await values()).toEqual([1, 1, 1, 0]);
  });

  it('that lock several rows do not run beside those that lock one of them', async () => {
    const both = database.write(
      async (db) => {
        const [{ value: a }, { value: b }] = await Promise.all([lock(db, 'a'), lock(db, 'b')]);
        await Promise.all(
          Object.entries({ a, b }).map(([name, value]) =>
            db
              .updateTable('meta')
              .set({ value: String(Number(value) + 1) })
              .where('name', '=', name)
              .execute(),
          ),
        );
      },
      ['a', 'b'],
    );
    await Promise.all([addOne('a'), both, addOne('b'), addOne('c'), addOne('a')]);
    expect(await values()).toEqual([3, 2, 1, 0]);
  });

  it('overtake nobody who waits for the same row, however many rows that one locks', async () => {
    const order: string[] = [];
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    // It has begun when the others come: they are not in its transaction.
    const first = await new Promise<Promise<unknown>[]>((begun) => {
      const running: Promise<unknown>[] = [];
      running.push(
        addOne('a', () => {
          begun(running);
          return held;
        }),
      );
    });
    const several = database.write(
      async (db) => {
        await Promise.all([lock(db, 'a'), lock(db, 'b')]);
        order.push('several');
      },
      ['a', 'b'],
    );
    const later = addOne('b', () => void order.push('later'));
    await addOne('c', () => void order.push('another row'));
    letGo();
    await Promise.all([...first, several, later]);
    expect(order).toEqual(['another row', 'several', 'later']);
  });

  it('are refused as stored nowhere when the connection ends under them, and the next are kept', async () => {
    const results = await Promise.allSettled([
      addOne('a'),
      addOne('b', async (db) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
        await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      }),
    ]);
    for (const result of results)
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(StorageError) });
    expect(await values()).toEqual([0, 0, 0, 0]);
    await addOne('a');
    expect(await values()).toEqual([1, 0, 0, 0]);
  });

  it('and questions that Postgres remembers go on when another node has changed their table', async () => {
    const lockPrepared = prepared<{ name: string }, { value: string }>((db, place) =>
      db.selectFrom('meta').selectAll().where('name', '=', place('name')).forUpdate(),
    );
    const ask = async () => {
      const [seen] = await metaNamed(database.read, { name: 'a' });
      const locked = await Promise.all(
        ['a', 'b', 'c'].map((name) => database.write((db) => lockPrepared(db, { name }), [name])),
      );
      return [seen, ...locked.flat()].map((row) => row?.value);
    };
    for (let n = 0; n < 3; n += 1) expect(await ask()).toEqual(['0', '0', '0', '0']);
    await other.query('ALTER TABLE meta ADD COLUMN added integer');
    for (let n = 0; n < 3; n += 1) expect(await ask()).toEqual(['0', '0', '0', '0']);
  });

  it('are answered by the connections that readers share after these broke', async () => {
    expect(await metaNamed(database.read, { name: 'a' })).toHaveLength(1);
    await other.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    const answers = await Promise.allSettled([1, 2].map(() => metaNamed(database.read, { name: 'a' })));
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(StorageError);
    expect(await metaNamed(database.read, { name: 'a' })).toHaveLength(1);
    expect(await metaNamed(database.read, { name: 'a' })).toHaveLength(1);
  });
});
