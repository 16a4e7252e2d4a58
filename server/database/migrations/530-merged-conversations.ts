import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * `conversations.merged_into`: the conversation that goes on in its place; null: none does. `merge` is JSON of what separating
 * the two needs: how both were (`MergeRecord`). The index has one entry for each merged conversation, of which there are none yet.
 */
export const mergedConversations: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('conversations').addColumn('merged_into', 'text').execute();
    await db.schema.alterTable('conversations').addColumn('merge', 'text').execute();
    await sql`create index conversations_merged on conversations (merged_into)
      where merged_into is not null`.execute(db);
  },
};
