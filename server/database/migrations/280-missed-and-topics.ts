import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * What reports say of chats that were missed, of visitors who left without a reply, and by topic.
 *
 * - `conversations.begun_unattended`: 1 where nobody was there when it began, as visitors were told; null: not known. Nodes of
 *   before write none: what begins at one of them is not taken for missed.
 * - `moment_facets.topic`: what the visitor chose in the form before the chat, in the words of the site; null: nothing.
 * - `conversation_facts.fold_version`, `fold_seq`: by which version a conversation was counted, and up to which event. What
 *   nodes of before count does not move `fold_seq`, so that it is told from what is complete, and counted anew.
 * - `figures_state.fold_position`: as `position`, which nodes of before go on with. It begins at 0, so everything is counted
 *   anew while the server serves; until then reports have what was counted before.
 */
export const missedAndTopics: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      'alter table conversations add column begun_unattended integer',
      'alter table moment_facets add column topic text',
      'alter table conversation_facts add column fold_version integer not null default 1',
      'alter table conversation_facts add column fold_seq integer not null default 0',
      'alter table figures_state add column fold_position bigint not null default 0',
    ])
      await sql.raw(statement).execute(db);
  },
};
