import type { Kysely, Migration } from 'kysely';

/**
 * `messages.by_key`: the name of the API key with which a program wrote in the name of `author_id`, who is an agent; null where
 * they wrote themselves, and for what a service wrote. A name and not an id: it is still said when the key is gone.
 */
export const byKey: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('messages').addColumn('by_key', 'text').execute();
  },
};
