import type { Kysely, Migration } from 'kysely';

/** Who made an invitation or a reset link, so that it ends with their right to make one. */
export const linkMakers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('account_links').addColumn('made_by', 'text').execute();
  },
};
