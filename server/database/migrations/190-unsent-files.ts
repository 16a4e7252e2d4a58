import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Which files are known to be part of a message: the others are looked at a day after they came. Those of before are
 * looked at once like new ones, a few at a time while the server serves.
 */
export const unsentFiles: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('attachments')
      .addColumn('sent', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`create index attachments_unsent on attachments (created_at, id) where sent = 0`.execute(db);
  },
};
