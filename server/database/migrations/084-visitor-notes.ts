import type { Kysely, Migration } from 'kysely';

/** What agents note down about a person, for whoever has them next. It goes with the visitor. */
export const visitorNotes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('visitor_notes')
      .addColumn('visitor_id', 'text', (column) =>
        column.primaryKey().references('visitors.id').onDelete('cascade'),
      )
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('agent_name', 'text', (column) => column.notNull())
      .addColumn('written_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
