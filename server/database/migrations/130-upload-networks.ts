import type { Kysely, Migration } from 'kysely';

/** What the visitors of one network have uploaded since yesterday is counted together. */
export const uploadNetworks: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('attachments').addColumn('uploader_network', 'text').execute();
    await db.schema
      .createIndex('attachments_network')
      .on('attachments')
      .columns(['uploader_network', 'created_at'])
      .execute();
  },
};
