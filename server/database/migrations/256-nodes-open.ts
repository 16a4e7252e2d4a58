import type { Kysely, Migration } from 'kysely';

/**
 * `nodes.opens`: the names of the keys with which a node opens secrets, with blanks between. Empty for nodes of before, which know only
 * secrets that lie open: others seal none while such a node runs.
 */
export const nodesOpen: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('nodes')
      .addColumn('opens', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  },
};
