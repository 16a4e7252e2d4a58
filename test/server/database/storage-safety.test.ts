// @slow 10 s of a core: processes that use one file or one Postgres. Finds two nodes that write where one may.
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../../server/database/database.ts';
import { enterRegister } from '../../../server/database/node-register.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { DATABASES, type DatabasePlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor } from '../../support/people.ts';
import { startTestServer } from '../../support/test-server.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-safety-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a SQLite file', () => {
  it('is used by one at a time, and free again once that one has closed it', async () => {
    const file = join(folder, 'frontdesk.db');
    const first = await openDatabase(file);
    await expect(openDatabase(file)).rejects.toThrow(
      new RegExp(`in use by another Frontdesk \\(process ${process.pid}\\)\\. Stop that one first`),
    );
    await first.close();
    await (await openDatabase(file)).close();
  });

  it('that was copied without its log does not begin a new installation', async () => {
    // As the file of an earlier version was: everything still in the log.
    const used = join(folder, 'used.db');
    const connection = new SqliteConnection(used);
    connection.pragma('journal_mode = WAL');
    connection.exec('create table meta (name text)');
    const copy = join(folder, 'copy.db');
    await copyFile(used, copy);
    connection.close();
    await expect(openDatabase(copy)).rejects.toThrow(
      /copy\.db is empty, but it was used with a write-ahead log, which is not beside it.*Restore a back-up/,
    );
  });

  it('that is empty or missing beside what belongs to it does not begin a new installation', async () => {
    const server = await startTestServer();
    const visitor = await newVisitor(server.url);
    await visitor.send(await visitor.start(), 'Hello');
    await server.stop();
    const file = join(server.dataDir, 'frontdesk.db');
    await rm(file);
    await expect(server.restart()).rejects.toThrow(/is missing, but .*epoch says that there were \d+ events/);
    await writeFile(file, '');
    await expect(server.restart()).rejects.toThrow(/is empty, but .*to begin anew, remove/);
    expect(await readFile(file)).toHaveLength(0);
    await rm(file);
    await rm(`${file}.epoch`);
    await (await server.restart()).remove();
  });

  it('is read while another program holds its write lock, and written once that lets go', async () => {
    const file = join(folder, 'frontdesk.db');
    const database = await openDatabase(file);
    const shell = new SqliteConnection(file);
    shell.exec('begin immediate');
    const put = (name: string) =>
      database.write((db) => db.insertInto('meta').values({ name, value: '' }).execute());
    let settled = false;
    const writing = put('waits').finally(() => {
      settled = true;
    });
    for (let times = 0; times < 20; times += 1) {
      await database.read.selectFrom('meta').select('name').execute();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(settled).toBe(false);
    shell.exec('commit');
    await writing;

    shell.exec('begin immediate');
    const refused = await put('too long').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StorageError);
    expect(refused).toMatchObject({ name: 'StorageError', reason: 'unavailable' });
    shell.exec('commit');
    await put('afterwards');
    shell.close();
    await database.close();
  });
});

describe('two nodes on one Postgres', () => {
  let place: DatabasePlace;
  beforeEach(async () => {
    place = (await DATABASES.find(({ name }) => name === 'Postgres')?.place()) as DatabasePlace;
  });
  afterEach(() => place.remove());
  const log = { info() {}, warn() {}, error() {} };
  const quick = { opens: [], log, beatMs: 50, silentMs: 2_000 };

  it('are refused where they cannot hear each other', async () => {
    const first = await startTestServer({ env: { DATABASE_URL: place.url } });
    const second = startTestServer({ env: { DATABASE_URL: place.url } });
    await expect(second).rejects.toThrow(/Another Frontdesk runs on this Postgres.*set PUSHER_APP_ID/);
    const visitor = await newVisitor(first.url);
    expect((await visitor.send(await visitor.start(), 'Still here')).status).toBe(201);
    await first.remove();
    await (await startTestServer({ env: { DATABASE_URL: place.url } })).remove();
  });

  it('are let in where they share an engine, and where the other one has died', async () => {
    const database = await openDatabase(place.url);
    const shared = { ...quick, database, embeddedRelay: false };
    const nodes = [
      await enterRegister({ ...shared, node: 'a' }),
      await enterRegister({ ...shared, node: 'b' }),
    ];
    await expect(enterRegister({ ...shared, node: 'c', embeddedRelay: true })).rejects.toThrow(
      'Another Frontdesk',
    );
    for (const { leave } of nodes) await leave();
    // Killed: its row is there, and does not change any more.
    await database.write((db) =>
      db.insertInto('nodes').values({ id: 'dead', embedded_relay: 1, started_at: 1, beats: 7 }).execute(),
    );
    const { beats, leave } = await enterRegister({ ...quick, database, node: 'd', embeddedRelay: true });
    const rows = await database.read.selectFrom('nodes').select('id').execute();
    expect(rows.map(({ id }) => id)).toEqual(['d']);
    await eventually(async () => {
      const { beats: shown } = await database.read
        .selectFrom('nodes')
        .select('beats')
        .executeTakeFirstOrThrow();
      expect(shown).toBeGreaterThan(1);
    });
    expect(beats.state()).toMatchObject({ name: 'register of nodes', failures: 0 });
    await leave();
    await database.close();
  });
});
