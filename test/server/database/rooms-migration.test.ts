import SqliteConnection from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { openSqlite } from '../../../server/database/open-sqlite.ts';
import { DATABASES, type DatabasePlace } from '../../support/databases.ts';
import { olderDatabase } from '../../support/older-database.ts';

let place: DatabasePlace | undefined;
afterEach(() => place?.remove());

/** Rebuilding the table is SQLite's alone: Postgres changes the columns in place. */
it('keeps every conversation, and all that leads to it, when rooms come', async () => {
  place = await DATABASES.find((one) => one.name === 'SQLite')?.place();
  if (place === undefined) throw new Error('There is no place for a SQLite database.');
  const file = place.url;
  const shapeOf = (connection: SqliteConnection.Database) =>
    connection
      .prepare("select type, name from sqlite_master where tbl_name = 'conversations' order by type, name")
      .all();
  const freshFile = `${file}.fresh`;
  await (await openSqlite(freshFile)).close();
  const fresh = new SqliteConnection(freshFile);
  const wanted = shapeOf(fresh);
  fresh.close();
  const { db } = await olderDatabase('SQLite', place, '088-search-prefixes');
  await db.destroy();
  const before = new SqliteConnection(file);
  before.exec(`
    insert into sites (id, site_key, name, greeting, color, allowed_origins, created_at) values ('s', 'k', 'S', '', '#000000', '[]', 0);
    insert into visitors (id, site_id, token_hash, verified, here, here_at, created_at, seen_at) values ('v', 's', 't', 0, 0, 0, 0, 0);
    insert into conversations (id, site_id, visitor_id, status, started_at, active_at, seq, visitor_seq, topic)
      values ('c', 's', 'v', 'open', 1, 2, 1, 1, 'Tea');
    insert into events (conversation_id, seq, type, visible, visitor_prev, data, created_at)
      values ('c', 1, 'message.created', 1, 0, '{}', 0);`);

  const database = await openSqlite(file);
  const rows = await database.read.selectFrom('conversations').selectAll().execute();
  expect(rows).toMatchObject([
    {
      id: 'c',
      site_id: 's',
      visitor_id: 'v',
      status: 'open',
      started_at: 1,
      active_at: 2,
      seq: 1,
      topic: 'Tea',
    },
  ]);
  expect(await database.read.selectFrom('rooms').selectAll().execute()).toEqual([]);
  await database.close();
  expect(shapeOf(before)).toEqual(wanted);
  expect(before.pragma('foreign_key_check')).toEqual([]);
  expect(before.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  // Those who point at it still do.
  before.pragma('foreign_keys = on');
  expect(() => before.exec("delete from conversations where id = 'c'")).toThrow('FOREIGN KEY');
  before.close();
});
