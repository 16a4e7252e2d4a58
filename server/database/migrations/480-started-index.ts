import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * Which conversations began when: what a CSV of conversations or messages goes through, page by page. One entry for each
 * conversation, where `moment_facts_at` has one for everything that was counted of it. To build it, all that was counted is read
 * once; on Postgres nothing is counted meanwhile, and whoever writes waits for nothing.
 */
export const startedIndex: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index moment_facts_started on moment_facts (at, conversation_id, facet_id)
      where kind = 'started'`.execute(db);
  },
};
