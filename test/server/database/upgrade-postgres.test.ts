// @slow 20 s of a core: upgrades of Postgres that are killed, meet each other or wait for a lock. Finds a step that is done twice, or holds everybody up.
import { Kysely, type KyselyPlugin, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../server/database/migrate.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { migratePostgres } from '../../../server/database/postgres/migrate-postgres.ts';
import { listenedTo } from '../../../server/database/postgres/pool.ts';
import { createSearchBacklog } from '../../../server/search/search-backlog.ts';
import { makeOldDatabase } from '../../support/database/old-database.ts';
import { DATABASES, type DatabasePlace } from '../../support/databases.ts';

const places = DATABASES.find(({ name }) => name === 'Postgres');
let place: DatabasePlace;
beforeEach(async () => {
  place = (await places?.place()) as DatabasePlace;
});
afterEach(() => place.remove());

const CONVERSATIONS = 3;

/** One connection, as an upgrade has it; what breaks is told by whoever uses it. */
function connect(url: string): Kysely<unknown> {
  const pool = listenedTo(new pg.Pool({ connectionString: url, max: 1 }));
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
}

async function formOf(url: string): Promise<unknown[]> {
  const db = connect(url);
  const { rows } = await sql`select table_name, column_name, data_type, is_nullable, column_default
    from information_schema.columns where table_schema = 'public' and table_name not like '%_lock'
    order by 1, 2`.execute(db);
  const indexes = await sql`select indexname, indexdef from pg_indexes
    where schemaname = 'public' and tablename not like '%_lock' order by 1`.execute(db);
  await db.destroy();
  return [...rows, ...indexes.rows];
}

describe('an upgrade of a Postgres database that is interrupted', () => {
  it('before any of its statements goes on at the next start, and loses nothing', async () => {
    const other = (await places?.place()) as DatabasePlace;
    await makeOldDatabase(other.url, CONVERSATIONS);
    await (await openDatabase(other.url)).close();
    const wanted = await formOf(other.url);
    await other.remove();

    await makeOldDatabase(place.url, CONVERSATIONS);
    const killer = connect(place.url);
    const seen = new Set<string>();
    let interrupted = 0;
    for (;;) {
      let at = '';
      let statement = 0;
      let due = false;
      const db = connect(place.url);
      const { rows: mine } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
      // Before each statement that was not reached before, the connection is ended from outside, as a kill would.
      const ending: KyselyPlugin = {
        transformQuery({ node }) {
          statement += 1;
          const name = `${at} ${statement}`;
          if (!due && !seen.has(name) && at !== '') {
            seen.add(name);
            due = true;
            throw new Interrupted();
          }
          return node;
        },
        transformResult: async ({ result }) => result,
      };
      const attempt = migratePostgres(db.withPlugin(ending), {
        onStep({ name }) {
          at = name;
          statement = 0;
        },
      });
      const outcome = await attempt.then(
        () => 'done',
        (error: unknown) => error,
      );
      await sql`select pg_terminate_backend(${mine[0]?.pid ?? 0})`.execute(killer);
      await db.destroy();
      if (outcome === 'done') break;
      expect(outcome).toBeInstanceOf(Interrupted);
      interrupted += 1;
    }
    await killer.destroy();
    expect(interrupted, 'there must be statements to interrupt').toBeGreaterThan(100);
    expect(await formOf(place.url)).toEqual(wanted);
    const database = await openDatabase(place.url);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database.read);
    expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(MIGRATIONS).sort());
    const marks = await database.read.selectFrom('conversations').select('delivered_to_visitor').execute();
    expect(marks.map((mark) => mark.delivered_to_visitor)).toEqual([21, 21, 21]);
    const left = await sql`select * from upgrade_fillings`.execute(database.read);
    expect(left.rows).toEqual([]);
    await database.close();
  });
});

class Interrupted extends Error {}

describe('several nodes on one Postgres', () => {
  it('that start at once upgrade it once, and index what there was once', async () => {
    await makeOldDatabase(place.url, CONVERSATIONS);
    const steps: string[] = [];
    const nodes = await Promise.all(
      [1, 2, 3].map(() => openDatabase(place.url, { onStep: ({ name }) => steps.push(name) })),
    );
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps).toHaveLength(Object.keys(MIGRATIONS).length - 1);
    const log = { info() {}, warn() {} };
    const backlogs = nodes.map((database) => createSearchBacklog({ database, now: Date.now, log }));
    for (const backlog of backlogs) backlog.start();
    for (const backlog of backlogs) await backlog.finished();
    const { rows } = await sql<{ entries: number }>`select count(*) as entries from search_entries`.execute(
      nodes[0]?.read as never,
    );
    expect(rows[0]?.entries).toBe(CONVERSATIONS * 20);
    for (const node of nodes) await node.close();
  });

  it('go on where one of them was killed while it had the lock', async () => {
    await makeOldDatabase(place.url, CONVERSATIONS);
    const killed = connect(place.url);
    await sql`select pg_advisory_lock(3853314791062309107)`.execute(killed);
    const said: string[] = [];
    const log = { info: (_: object, message: string) => void said.push(message), warn() {} };
    const opening = openDatabase(place.url, { log });
    await expect.poll(() => said).toContain('Another node is upgrading the database; this one waits for it.');
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(killed).catch(() => {});
    await killed.destroy();
    await (await opening).close();
  });
});

describe('a table that somebody holds', () => {
  it('by somebody who needs what the upgrade holds is left to them, and taken afterwards', async () => {
    await makeOldDatabase(place.url, CONVERSATIONS);
    const old = new pg.Client({ connectionString: place.url });
    await old.connect();
    // As an old node in the middle of a message: it holds one table, and wants the next that step 040 has changed by then.
    await old.query('begin');
    await old.query('lock table agents in row share mode');
    const steps: string[] = [];
    const opening = openDatabase(place.url, { onStep: ({ name }) => steps.push(name) });
    await expect.poll(() => steps).toContain('030-2-accounts');
    const waiting = 'select count(*)::int as waiting from pg_locks where not granted';
    await expect.poll(async () => (await old.query(waiting)).rows[0].waiting).toBeGreaterThan(0);
    await old.query(
      "insert into sessions (token_hash, agent_id, created_at, expires_at) select 't', 'a', 0, 0 where false",
    );
    await old.query('commit');
    await (await opening).close();
    await old.end();
  });

  it.each(['040-desk', '080-fairness'])(
    'is not half taken by %s, which would end whoever writes to it',
    async (step) => {
      await makeOldDatabase(place.url, CONVERSATIONS);
      const earlier = Object.entries(MIGRATIONS).filter(([name]) => name < step);
      const db = connect(place.url);
      await migratePostgres(db, {}, Object.fromEntries(earlier));
      const old = new pg.Client({ connectionString: place.url });
      await old.connect();
      await old.query('begin');
      await old.query('select seq from conversations for update');
      const upgrading = migratePostgres(db);
      const waiting =
        "select count(*)::int as waiting from pg_locks where not granted and locktype = 'relation'";
      await expect.poll(async () => (await old.query(waiting)).rows[0].waiting).toBeGreaterThan(0);
      await old.query('update conversations set seq = seq + 1');
      await old.query('commit');
      await upgrading;
      await old.end();
      await db.destroy();
    },
  );

  it('is waited for without making everybody else wait behind', async () => {
    await makeOldDatabase(place.url, CONVERSATIONS);
    const holder = new pg.Client({ connectionString: place.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table conversations in access share mode');
    const steps: string[] = [];
    const opening = openDatabase(place.url, { onStep: ({ name }) => steps.push(name) });
    await expect.poll(() => steps).toContain('010-delivered');
    // An old node reads and writes meanwhile, although the upgrade waits for the whole table.
    const old = new pg.Client({ connectionString: place.url });
    await old.connect();
    for (let times = 0; times < 5; times += 1) await old.query('update conversations set seq = seq + 1');
    expect(steps).not.toContain('020-file-quotas');
    await holder.query('rollback');
    await (await opening).close();
    for (const client of [holder, old]) await client.end();
  });
});
