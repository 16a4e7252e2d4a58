import type { Kysely, Migration } from 'kysely';

/**
 * Services: authors with a name and without sign-in, for which programs ask with API keys.
 *
 * - `api_keys.service_id`: the service that the key speaks for; null: its maker.
 * - `messages.by_service`: 1 where `author_id` is a service; null everywhere else.
 *
 * No foreign keys: a service that was deleted stays as a row, for what it wrote.
 */
export const services: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('services')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('deleted_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.alterTable('api_keys').addColumn('service_id', 'text').execute();
    await db.schema.alterTable('messages').addColumn('by_service', 'integer').execute();
  },
};
