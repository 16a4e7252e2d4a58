import type { Kysely } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * `views.shared`: 1 where every agent sees the view; `agent_id` is who made it. `views.folder`: under which name it is listed with
 * others; null: under none.
 */
export const sharedViews: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('views')
      .addColumn('shared', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('views').addColumn('folder', 'text').execute();
  },
};
