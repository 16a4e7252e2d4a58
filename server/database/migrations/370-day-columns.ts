import { type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * What was counted in a day, packed so that a report reads only what it needs: `kinds` (what happened when), and how long somebody
 * waited for it, `walls` altogether, `opens` within business hours. They hold while `columns_version` is the `version` of the day;
 * null: they were never packed. `packed` is what versions before read and write; they count `version` up with every change, too.
 */
export const dayColumns: Migration = {
  locks: ['moment_days'],
  async up(db: Kysely<unknown>) {
    const onPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
    const bytes = onPostgres ? 'bytea' : 'blob';
    // The version first: SQLite finds it without reading past what is packed.
    await sql.raw('alter table moment_days add column columns_version integer').execute(db);
    for (const column of ['kinds', 'walls', 'opens']) {
      await sql.raw(`alter table moment_days add column ${column} ${bytes}`).execute(db);
      // Numbers of two and four bytes get hardly smaller, and to unpack them takes longer than to read them.
      if (onPostgres)
        await sql.raw(`alter table moment_days alter column ${column} set storage external`).execute(db);
    }
  },
};
