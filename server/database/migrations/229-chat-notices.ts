import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Notices in team chats by incoming webhook. `chat_hooks`: where they go; `url` is a secret, sealed, `host` what of it may be shown, `notices` (which ones) and `site_ids` (null: of
 * all sites) are JSON, `state` says whether it is sent anything and `reason` what it answered last, where that was no. `chat_notices`:
 * what is to be sent to each, until it is or is worth nothing any more; `due_at` lies ahead while a node is at it.
 */
export const chatNotices: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table chat_hooks (id text primary key, kind text not null, name text not null, url text not null,
        host text not null, notices text not null, site_ids text, locale text not null, state text not null, reason text,
        succeeded_at bigint, created_at bigint not null)`,
      `create table chat_notices (hook_id text not null, conversation_id text not null, seq integer not null,
        notice text not null, minutes integer, tries integer not null default 0, due_at bigint not null,
        expires_at bigint not null, primary key (hook_id, conversation_id, seq))`,
      'create index chat_notices_due on chat_notices (due_at)',
      'create index chat_notices_conversation on chat_notices (conversation_id)',
    ])
      await sql.raw(statement).execute(db);
  },
};
