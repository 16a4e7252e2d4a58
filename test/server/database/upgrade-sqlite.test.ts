// @slow 20 s of a core: an upgrade interrupted before each of its statements. Finds what a new migration leaves half done.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../server/database/migrate.ts';
import { migrateSqlite } from '../../../server/database/migrate-sqlite.ts';
import { openSqlite } from '../../../server/database/open-sqlite.ts';
import { makeOldDatabase } from '../../support/database/old-database.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-upgrade-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What a killed process would leave of the file `from`: exactly what the system has of it at this moment. */
function imageOf(from: string, to: string): string {
  mkdirSync(to, { recursive: true });
  const file = join(to, 'frontdesk.db');
  for (const rest of ['', '-wal', '-journal'])
    if (existsSync(from + rest)) copyFileSync(from + rest, file + rest);
  return file;
}

/** A connection that takes an image of its file before every statement. */
function watched(file: string, images: string[]): SqliteConnection.Database {
  const connection = new SqliteConnection(file);
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((text: string) => {
    if (!/^\s*(select|pragma)/i.test(text))
      images.push(imageOf(file, join(folder, `image-${images.length}`)));
    return prepare(text);
  }) as typeof connection.prepare;
  return connection;
}

function formOf(file: string): unknown[] {
  const connection = new SqliteConnection(file, { readonly: true });
  const form = connection
    .prepare(
      "select type, name, tbl_name, sql from sqlite_master where name not like '%_lock' order by type, name",
    )
    .all();
  connection.close();
  return form;
}

/** Opens an image as the program does, and looks whether all is there. */
async function startOn(file: string): Promise<void> {
  const database = await openSqlite(file);
  const names = await sql<{ name: string }>`select name from kysely_migration`.execute(database.read);
  expect(names.rows.map((row) => row.name).sort()).toEqual(Object.keys(MIGRATIONS).sort());
  await database.close();
  const connection = new SqliteConnection(file, { readonly: true });
  expect(connection.pragma('foreign_key_check')).toEqual([]);
  expect(connection.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  connection.close();
}

/** How many tables and indexes there are of conversations. */
function partsOfConversations(file: string): number {
  const connection = new SqliteConnection(file);
  const parts = connection
    .prepare("select count(*) from sqlite_master where tbl_name like 'conversations%'")
    .pluck()
    .get();
  connection.close();
  return Number(parts);
}

const CONVERSATIONS = 2;

async function upgradedForm(): Promise<unknown[]> {
  const file = join(folder, 'wanted.db');
  await makeOldDatabase(file, CONVERSATIONS);
  await startOn(file);
  return formOf(file);
}

function messagesIn(file: string): unknown[] {
  const connection = new SqliteConnection(file, { readonly: true });
  const rows = connection.prepare('select conversation_id, seq, body from messages order by 1, 2').all();
  const marks = connection
    .prepare('select id, delivered_to_visitor, delivered_to_agents from conversations order by id')
    .all();
  const starts = connection
    .prepare("select data from events where type = 'conversation.started' order by 1")
    .all();
  connection.close();
  return [rows, marks, starts];
}

describe('an upgrade of a SQLite database that is interrupted', () => {
  it('before any of its statements goes on at the next start, and loses nothing', async () => {
    const wanted = await upgradedForm();
    const images: string[] = [];
    const old = join(folder, 'old.db');
    await makeOldDatabase(old, CONVERSATIONS);
    const connection = watched(old, images);
    await migrateSqlite(connection);
    connection.close();
    const content = messagesIn(old);
    expect(images.length, 'there must be statements to interrupt').toBeGreaterThan(100);
    for (const image of images) {
      await startOn(image);
      expect(formOf(image)).toEqual(wanted);
      expect(messagesIn(image)).toEqual(content);
    }
  });

  it('at the first start begins again', async () => {
    const images: string[] = [];
    const file = join(folder, 'new.db');
    const connection = watched(file, images);
    await migrateSqlite(connection);
    connection.close();
    await startOn(file);
    const wanted = formOf(file);
    expect(images.length).toBeGreaterThan(100);
    // All of it is one transaction: one image in ten is as good as each.
    for (const image of images.filter((_, index) => index % 10 === 0 || index > images.length - 5)) {
      await startOn(image);
      expect(formOf(image)).toEqual(wanted);
    }
  });
});

/** Later steps were never taken in another way than today's. */
const LAST_WITHOUT = '090-rooms';

describe('a SQLite database that a version without transactions left half upgraded', () => {
  it.each(Object.keys(MIGRATIONS).filter((name) => name <= LAST_WITHOUT))(
    'is completed, wherever %s was interrupted',
    async (interrupted) => {
      const file = join(folder, 'old.db');
      const first = interrupted === '001-ground';
      if (first) new SqliteConnection(file).close();
      else await makeOldDatabase(file, CONVERSATIONS);
      const names = Object.keys(MIGRATIONS).sort();
      const before = new SqliteConnection(file);
      const earlier = Object.fromEntries(
        names.slice(0, names.indexOf(interrupted)).map((name) => [name, MIGRATIONS[name]]),
      ) as typeof MIGRATIONS;
      await migrateSqlite(before, {}, earlier);
      before.close();

      // Statement by statement, each of them kept at once.
      const images: string[] = [];
      const connection = watched(file, images);
      connection.pragma('foreign_keys = off');
      const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
      const migration = MIGRATIONS[interrupted];
      await migration?.up(db);
      for (let after: string | null = ''; migration?.fill !== undefined && after !== null; )
        after = await migration.fill(db, after);
      images.push(imageOf(file, join(folder, 'all-but-the-record')));
      await db.destroy();

      const wanted = first ? null : await upgradedForm();
      // To make a table anew was a transaction already.
      const parts = partsOfConversations(file);
      const kept = images.filter(
        (image) => interrupted !== LAST_WITHOUT || partsOfConversations(image) === parts,
      );
      expect(kept.length).toBeGreaterThan(1);
      for (const image of kept) {
        await startOn(image);
        if (wanted !== null) expect(formOf(image)).toEqual(wanted);
      }
    },
  );

  it('is left alone where something else stands in the place of what is missing', async () => {
    const file = join(folder, 'old.db');
    await makeOldDatabase(file, CONVERSATIONS);
    const connection = new SqliteConnection(file);
    connection.exec('create table search_entries (something text)');
    connection.close();
    await expect(openSqlite(file)).rejects.toThrow(
      /"search_entries" is in the database, but not as this step/,
    );
  });

  it('that a newer version upgraded is refused, with what to do', async () => {
    const file = join(folder, 'new.db');
    await (await openSqlite(file)).close();
    const connection = new SqliteConnection(file);
    connection.exec("insert into kysely_migration values ('999-later', '')");
    connection.close();
    await expect(openSqlite(file)).rejects.toThrow(
      /newer version of Frontdesk \(step 999-later.*Start that version/,
    );
  });
});
