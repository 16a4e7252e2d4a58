import type { Kysely, Migration } from 'kysely';

/** What a site says of its visitors, and where they have been. */
export const visitorTrail: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('visitors').addColumn('attributes', 'text').execute();
    await db.schema
      .createTable('visitor_trail')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('visitor_id', 'text', (column) =>
        column.notNull().references('visitors.id').onDelete('cascade'),
      )
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('page_url', 'text', (column) => column.notNull())
      .addColumn('page_title', 'text', (column) => column.notNull())
      .addColumn('data', 'text')
      .execute();
    await db.schema
      .createIndex('visitor_trail_visitor')
      .on('visitor_trail')
      .columns(['visitor_id', 'at', 'id'])
      .execute();
  },
};
