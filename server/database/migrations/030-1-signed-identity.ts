import { type Kysely, type Migration, sql } from 'kysely';

/** Visitors whose site signs who they are: the keys of the sites, one person per (site, id at the site), many tokens. */
export const signedIdentity: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('identity_keys')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('site_id', 'text', (column) => column.notNull().references('sites.id').onDelete('cascade'))
      .addColumn('secret', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('identity_keys_site').on('identity_keys').column('site_id').execute();

    await db.schema.alterTable('visitors').addColumn('external_id', 'text').execute();
    await db.schema.alterTable('visitors').addColumn('signed_attributes', 'text').execute();
    await db.schema
      .createIndex('visitors_external')
      .unique()
      .on('visitors')
      .columns(['site_id', 'external_id'])
      .where(sql.ref('external_id'), 'is not', null)
      .execute();

    await db.schema
      .createTable('visitor_tokens')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('visitor_id', 'text', (column) =>
        column.notNull().references('visitors.id').onDelete('cascade'),
      )
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('visitor_tokens_visitor').on('visitor_tokens').column('visitor_id').execute();
  },
};
