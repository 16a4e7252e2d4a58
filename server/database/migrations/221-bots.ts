import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * Bots. None of these tables holds words of a visitor: what bots are told is read from the log when they are told.
 *
 * - `bots`: who they are. `head` is the position of the last event for it; taking the next one locks the row, so its
 *   positions are committed in their order.
 * - `bot_sites`: the one bot of a site, and when it answers.
 * - `bot_events`: what a bot is told. `next_at`: when it is sent to its address, and while it is being sent, when it is sent
 *   again if nobody says what came of it; null: not, or not any more. `error`, `status`: what came of the last try.
 * - `conversations.bot_id`: who has it, while its status is `with_bot`; `bot_due_at`: by when it has to have answered, null:
 *   nobody waits for it; `last_bot_id`: who had it last.
 */
export const bots: Migration = {
  locks: ['conversations'],
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table bots (id text primary key, name text not null, token_hash text not null unique, hint text not null,
        active integer not null default 1, answer_seconds integer not null, url text, secret text not null,
        old_secret text, old_secret_until bigint, head bigint not null default 0, pruned bigint not null default 0,
        seen_at bigint, failed_at bigint, failure text, created_at bigint not null, deleted_at bigint)`,
      'create table bot_sites (site_id text primary key, bot_id text not null, mode text not null)',
      `create table bot_events (bot_id text not null, position bigint not null, type text not null,
        conversation_id text not null, seq integer not null, data text not null default '{}', at bigint not null,
        tries integer not null default 0, next_at bigint, error text, status integer,
        primary key (bot_id, position))`,
      'create index bot_events_next on bot_events (next_at) where next_at is not null',
      'create index bot_events_conversation on bot_events (conversation_id)',
      'create index bot_events_at on bot_events (at)',
      'alter table conversations add column bot_id text',
      'alter table conversations add column bot_due_at bigint',
      'alter table conversations add column last_bot_id text',
      'create index conversations_bot on conversations (bot_id, bot_due_at) where bot_id is not null',
    ])
      await sql.raw(statement).execute(db);
  },
};
