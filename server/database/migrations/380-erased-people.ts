import type { Kysely } from 'kysely';
import type { Migration } from '../migration.ts';

/** `erased_people`: who was erased, so that no import brings them back. `name_hash` is a keyed hash; nothing else is kept of them. */
export const erasedPeople: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('erased_people')
      .addColumn('name_hash', 'text', (column) => column.primaryKey())
      .addColumn('erased_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
