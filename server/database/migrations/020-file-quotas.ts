import type { Kysely, Migration } from 'kysely';

/** What somebody, or everybody, has uploaded since yesterday is counted before more is taken. */
export const fileQuotas: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('attachments_uploader')
      .on('attachments')
      .columns(['uploader_id', 'created_at'])
      .execute();
    await db.schema.createIndex('attachments_created').on('attachments').column('created_at').execute();
  },
};
