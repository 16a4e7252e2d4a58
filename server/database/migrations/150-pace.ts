import type { Kysely, Migration } from 'kysely';

/**
 * How fast a site's line moves. `wait_ms`, which held whole waits, is read no more; it stays, because a node of the version
 * before may still write it during an upgrade.
 */
export const pace: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('sites').addColumn('pace_ms', 'bigint').execute();
    await db.schema.alterTable('sites').addColumn('taken_at', 'bigint').execute();
  },
};
