import type { Kysely, Migration } from 'kysely';

/** Visitors and networks from which nothing is taken any more. */
export const blocks: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('visitors').addColumn('network', 'text').execute();
    await db.schema
      .createTable('blocks')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('visitor_id', 'text', (column) =>
        column.unique().references('visitors.id').onDelete('cascade'),
      )
      .addColumn('network', 'text', (column) => column.unique())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('agent_name', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
