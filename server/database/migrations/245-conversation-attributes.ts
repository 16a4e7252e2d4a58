import type { Kysely, Migration } from 'kysely';

/**
 * `conversations.attributes`: JSON of what the page (`said`) and programs (`given`) say of a conversation, and the labels that the page has
 * set (`labels`); null where nobody has said anything.
 */
export const conversationAttributes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('conversations').addColumn('attributes', 'text').execute();
  },
};
