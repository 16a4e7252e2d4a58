import { type Kysely, type Migration, PostgresAdapter } from 'kysely';

/** Scripts and styles of the builds that ran lately, so that any node can give out those of the others. */
export const assets: Migration = {
  async up(db: Kysely<unknown>) {
    const bytes = db.getExecutor().adapter instanceof PostgresAdapter ? 'bytea' : 'blob';
    await db.schema
      .createTable('assets')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('content', bytes, (column) => column.notNull())
      .addColumn('size_bytes', 'integer', (column) => column.notNull())
      .addColumn('used_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('assets_used').on('assets').column('used_at').execute();
  },
};
