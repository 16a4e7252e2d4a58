import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Which nodes share this database, so that two that cannot hear each other do not start side by side. And names of
 * visitors who were blocked and have been erased since go from the audit log.
 */
export const nodes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('nodes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('embedded_relay', 'integer', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('beats', 'bigint', (column) => column.notNull())
      .execute();
    // Networks have dots, colons or a slash; names that are known still belong to somebody.
    await sql`update audit_log set subject = '' where action = 'visitor.blocked'
      and subject not like '%/%' and subject not like '%.%.%.%' and subject not like '%:%'
      and subject not in (select name from visitors where name is not null)`.execute(db);
  },
};
