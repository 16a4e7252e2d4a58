import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * Test conversations with bots. They are in tables of their own, so nothing that reads conversations meets them.
 *
 * - `bot_tests`: one row each. `agent_id`: the admin who talks to the bot; `visitor_id`, `visitor_name`: who they are to the bot.
 *   `seq` is that of the last entry, `version` counts every change, `due_at`: by when the bot has to have answered, null:
 *   nobody waits for it. `ended`: JSON of why and by whom; null: it goes on.
 * - `bot_test_messages`: what was said, as JSON of a message.
 * - `bot_test_files`: what the bot uploaded, as JSON of an attachment. The contents are not kept.
 */
export const botTests: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table bot_tests (id text primary key, bot_id text not null, agent_id text not null, site_id text not null,
        visitor_id text not null, visitor_name text not null, language text, seq integer not null default 1,
        version integer not null default 0, due_at bigint, typing_until bigint, ended text,
        created_at bigint not null, active_at bigint not null)`,
      'create index bot_tests_due on bot_tests (due_at) where due_at is not null',
      'create index bot_tests_active on bot_tests (active_at)',
      `create table bot_test_messages (test_id text not null, seq integer not null, id text not null, message text not null,
        primary key (test_id, seq))`,
      'create unique index bot_test_messages_id on bot_test_messages (test_id, id)',
      `create table bot_test_files (id text primary key, test_id text not null, sha256 text not null,
        attachment text not null)`,
      'create index bot_test_files_test on bot_test_files (test_id)',
    ])
      await sql.raw(statement).execute(db);
  },
};
