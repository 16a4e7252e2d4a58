import type { Kysely, Migration } from 'kysely';

/** What the counts of the queues read, so that counting touches an index alone. */
export const counts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('conversations_counted')
      .on('conversations')
      .columns(['status', 'last_message_seq'])
      .execute();
    await db.schema
      .createIndex('conversations_counted_mine')
      .on('conversations')
      .columns(['assignee_id', 'status', 'last_message_seq'])
      .execute();
  },
};
