import type { Kysely } from 'kysely';
import type { Migration } from '../migration.ts';

/** `sites.deleted_at`: when an admin deleted it; its row goes once nothing of it is left. Null: it is there. */
export const deletedSites: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('sites').addColumn('deleted_at', 'bigint').execute();
  },
};
