import SqliteConnection from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../server/database/database.ts';
import { MIGRATIONS } from '../../../server/database/migrate.ts';
import { migratePostgres } from '../../../server/database/migrate-postgres.ts';
import { migrateSqlite } from '../../../server/database/migrate-sqlite.ts';
import type { Migration } from '../../../server/database/migration.ts';
import { cardsFrom } from '../../../server/inbox/read-cards.ts';
import { DATABASES, type DatabasePlace } from '../../support/databases.ts';

const STEP = '170-read-marks';

describe.each(DATABASES)(
  'a database from before agents had marks of their own, on $name',
  ({ name, place }) => {
    const open: { db: Kysely<unknown>; place: DatabasePlace }[] = [];
    afterEach(async () => {
      for (const one of open.splice(0)) {
        await one.db.destroy();
        await one.place.remove();
      }
    });

    it('leaves nobody with more unread than the team had', async () => {
      const there = await place();
      const dialect =
        name === 'SQLite'
          ? new SqliteDialect({ database: new SqliteConnection(there.url) })
          : new PostgresDialect({ pool: new pg.Pool({ connectionString: there.url }) });
      const db = new Kysely<unknown>({ dialect });
      open.push({ db, place: there });
      const upTo = async (migrations: Record<string, Migration>) => {
        if (name === 'Postgres') return migratePostgres(db, {}, migrations);
        const connection = new SqliteConnection(there.url);
        await migrateSqlite(connection, {}, migrations);
        connection.close();
      };
      const before = Object.entries(MIGRATIONS);
      await upTo(
        Object.fromEntries(
          before.slice(
            0,
            before.findIndex(([step]) => step === STEP),
          ),
        ),
      );
      await sql`insert into sites (id, site_key, name, greeting, color, allowed_origins, created_at)
      values ('s', 'k', 'S', '', '#000000', '[]', 0)`.execute(db);
      await sql`insert into visitors (id, site_id, token_hash, verified, here, here_at, created_at, seen_at)
      values ('v', 's', 't', 0, 0, 0, 0, 0)`.execute(db);
      await sql`insert into conversations
      (id, site_id, visitor_id, status, started_at, active_at, seq, visitor_seq, last_message_seq, read_by_agents)
      values ('c', 's', 'v', 'open', 0, 0, 4, 4, 4, 3)`.execute(db);
      for (const seq of [2, 3, 4])
        await sql`insert into messages
        (conversation_id, seq, id, kind, author_kind, author_id, author_name, body, attachments, created_at)
        values ('c', ${seq}, ${`m${seq}`}, 'text', 'visitor', 'v', 'V', 'Hello', '[]', 0)`.execute(db);

      await upTo(MIGRATIONS);

      const known = db as unknown as Db;
      const rows = await known.selectFrom('conversations').selectAll().execute();
      const [card] = await cardsFrom(known, { id: 'whoever' }, rows);
      expect(card).toMatchObject({ unread: 1, mark: null });
    });
  },
);
