import type { Kysely, Migration } from 'kysely';

/** What admins decide about a site, what visitors answer before the chat, and files that are still to be removed. */
export const sites: Migration = {
  async up(db: Kysely<unknown>) {
    const sitesColumn = (name: string, type: 'text' | 'bigint') =>
      db.schema.alterTable('sites').addColumn(name, type).execute();
    await sitesColumn('settings', 'text');
    await sitesColumn('logo_key', 'text');
    await sitesColumn('announced', 'text');
    await sitesColumn('wait_ms', 'bigint');

    await db.schema.alterTable('visitors').addColumn('answers', 'text').execute();
    await db.schema.alterTable('visitors').addColumn('consents', 'text').execute();
    await db.schema.alterTable('conversations').addColumn('topic', 'text').execute();
    await db.schema.alterTable('conversations').addColumn('rating', 'text').execute();

    await db.schema
      .createTable('doomed_files')
      .addColumn('store_key', 'text', (column) => column.primaryKey())
      .addColumn('doomed_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
