import type { Kysely, Migration } from 'kysely';

/** What every agent should know, written down by admins. */
export const guides: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('guides')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('deleted_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
