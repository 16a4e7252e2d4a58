import type { Kysely } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * `scheduled_messages.by_key`: the name of the API key with which a program scheduled it in the name of `agent_id`, which the message
 * will say as `messages.by_key` does; null where the agent wrote it, and for what a service wrote.
 */
export const scheduledByKey: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('scheduled_messages').addColumn('by_key', 'text').execute();
  },
};
