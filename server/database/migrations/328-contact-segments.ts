import type { Kysely } from 'kysely';
import type { Migration } from '../migration.ts';

/** `contact_segments`: filters of contacts with names, for the whole team. `filter` is JSON. */
export const contactSegments: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('contact_segments')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('filter', 'text', (column) => column.notNull())
      .addColumn('deleted_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
