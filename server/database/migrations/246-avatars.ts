import type { Kysely, Migration } from 'kysely';

/**
 * `avatars`: the picture of an agent or a bot. `id` is the random part of its address, another one with every picture; `store_key`
 * is where the file store has it. One for each owner.
 */
export const avatars: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('avatars')
      .addColumn('owner_id', 'text', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('store_key', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
