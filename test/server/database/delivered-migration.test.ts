import SqliteConnection from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrateSqlite } from '../../../server/database/migrate-sqlite.ts';
import type { Migration } from '../../../server/database/migration.ts';
import { ground } from '../../../server/database/migrations/001-ground.ts';
import { delivered } from '../../../server/database/migrations/010-delivered.ts';
import { migratePostgres } from '../../../server/database/postgres/migrate-postgres.ts';
import { openBare } from '../../support/database/older-database.ts';
import type { DatabasePlace } from '../../support/databases.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const BEFORE = { fresh: true, empty: true, open: openGround };

onEveryDatabase('a database from before there were delivered marks', BEFORE, (older) => {
  it('knows of what was read that it had arrived, and starts its first events with marks', async () => {
    const { db, upTo } = older;
    await sql`insert into sites values ('s', 'k', 'S', '', '#000000', '[]', 0)`.execute(db);
    await sql`insert into visitors (id, site_id, token_hash, verified, here, here_at, created_at, seen_at)
      values ('v', 's', 't', 0, 0, 0, 0, 0)`.execute(db);
    await sql`insert into conversations
      (id, site_id, visitor_id, status, started_at, active_at, seq, visitor_seq, read_by_visitor, read_by_agents)
      values ('c', 's', 'v', 'open', 0, 0, 4, 4, 3, 2)`.execute(db);
    const page = { url: 'https://shop.example/', title: 'What is "read":{ here?' };
    const state = { id: 'c', page, read: { visitor: 0, agents: 0 } };
    await sql`insert into events (conversation_id, seq, type, visible, visitor_prev, data, created_at)
      values ('c', 1, 'conversation.started', 1, 0, ${JSON.stringify({ state })}, 0)`.execute(db);

    await upTo({ '001-ground': ground, '010-delivered': delivered });

    const conversation =
      await sql`select delivered_to_visitor, delivered_to_agents from conversations`.execute(db);
    expect(conversation.rows).toEqual([{ delivered_to_visitor: 3, delivered_to_agents: 2 }]);
    const event = await sql<{ data: string }>`select data from events`.execute(db);
    expect(JSON.parse(event.rows[0]?.data ?? '{}')).toEqual({
      state: { ...state, delivered: { visitor: 0, agents: 0 } },
    });
  });
});

/** With the first migration, by the functions that servers begin with. */
async function openGround(place: DatabasePlace, database: string) {
  const db = openBare(place);
  const upTo = async (migrations: Record<string, Migration>) => {
    if (database === 'Postgres') return migratePostgres(db, {}, migrations);
    const connection = new SqliteConnection(place.url);
    await migrateSqlite(connection, {}, migrations);
    connection.close();
  };
  await upTo({ '001-ground': ground });
  return { db, upTo, close: () => db.destroy() };
}
