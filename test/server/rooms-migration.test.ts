import SqliteConnection from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { openSqlite } from '../../server/database/open-sqlite.ts';
import { DATABASES, type DatabasePlace } from '../support/databases.ts';

let place: DatabasePlace | undefined;
afterEach(() => place?.remove());

/** Rebuilding the table is SQLite's alone: Postgres changes the columns in place. */
it('keeps every conversation, and all that leads to it, when rooms come', async () => {
  place = await DATABASES.find((one) => one.name === 'SQLite')?.place();
  const file = place?.url ?? '';
  await (await openSqlite(file)).close();
  const before = new SqliteConnection(file);
  const shape = () =>
    before
      .prepare("select type, name from sqlite_master where tbl_name = 'conversations' order by type, name")
      .all();
  const wanted = shape();
  // As it was before: without the tables of rooms, and with every conversation somebody's.
  before.pragma('foreign_keys = off');
  const { sql } = before
    .prepare("select sql from sqlite_master where name = 'conversations' and type = 'table'")
    .get() as { sql: string };
  const indexes = before
    .prepare(
      "select sql from sqlite_master where tbl_name = 'conversations' and type = 'index' and sql is not null",
    )
    .all() as { sql: string }[];
  before.exec('drop table room_marks; drop table rooms; drop table conversations;');
  before.exec(sql.replace(/("(?:site|visitor)_id" text)/g, '$1 not null'));
  for (const index of indexes) before.exec(index.sql);
  before.exec("delete from kysely_migration where name = '090-rooms'");
  before.pragma('foreign_keys = on');
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
  expect(shape()).toEqual(wanted);
  expect(before.pragma('foreign_key_check')).toEqual([]);
  expect(before.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  // Those who point at it still do.
  before.pragma('foreign_keys = on');
  expect(() => before.exec("delete from conversations where id = 'c'")).toThrow('FOREIGN KEY');
  before.close();
});
