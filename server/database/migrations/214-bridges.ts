import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Chat bridges: conversations as threads of a team chat. `bridges`: one for each kind of chat; `secrets` is JSON, and
 * `claimed_by` the node that holds the connection by which news come. `bridge_channels`: which channel a site has, and why
 * nothing can be posted there.
 * `bridge_threads`: the thread of a conversation. `bridge_posts`: what stands there, by what it is (`item`: the id of a message,
 * `head`, or `event:` and a number) and part; `remote_id` is null while nobody knows whether it was posted, `origin` says on
 * which side it was written. `bridge_people`: who writes there, and which agent they are. `bridge_inbox`: news that came in,
 * until they are dealt with, and for a day after, so that the same news again are known.
 */
export const bridges: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table bridges (kind text primary key, secrets text not null, locale text not null, state text not null,
        reason text, connected_at bigint, position text, claimed_by text, claimed_until bigint not null default 0,
        changed_at bigint not null)`,
      `create table bridge_channels (kind text not null, site_id text not null, channel text not null,
        reason text, primary key (kind, site_id))`,
      `create table bridge_threads (kind text not null, conversation_id text not null, channel text not null,
        thread text not null, created_at bigint not null, primary key (kind, conversation_id))`,
      'create unique index bridge_threads_place on bridge_threads (kind, channel, thread)',
      'create index bridge_threads_conversation on bridge_threads (conversation_id)',
      `create table bridge_posts (kind text not null, conversation_id text not null, item text not null,
        part integer not null, channel text not null, remote_id text, origin text not null,
        primary key (conversation_id, kind, item, part))`,
      'create index bridge_posts_place on bridge_posts (kind, channel, remote_id) where remote_id is not null',
      `create table bridge_people (kind text not null, remote_id text not null, name text not null, agent_id text,
        seen_at bigint not null, primary key (kind, remote_id))`,
      `create table bridge_inbox (kind text not null, id text not null, place text not null, payload text not null,
        received_at bigint not null, due_at bigint not null, tries integer not null default 0, done_at bigint,
        primary key (kind, id))`,
      'create index bridge_inbox_due on bridge_inbox (kind, received_at) where done_at is null',
    ])
      await sql.raw(statement).execute(db);
  },
};
