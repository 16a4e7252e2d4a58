import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

/**
 * The events feed and webhooks. None of these tables holds words of anybody but `webhook_attempts.answer`, which is what a
 * receiver said: bodies are made from the log of events when they are sent.
 *
 * - `feed_state`: one row. `head` is the position of the last event; taking the next one locks it, so positions are
 *   committed in their order. `pruned`: up to where it was removed, being old. `asked_at`: when somebody last read the
 *   feed, which is kept only while somebody does.
 * - `feed_inbox`: what happened that is no event of a conversation, until it has a position.
 * - `feed_events`: what happened, in one order over everything. Of a conversation's event, its place in the log.
 * - `webhook_endpoints`: who is told. `position`: up to where the feed was looked through for it; `replay_after` and
 *   `replay_until`: a part of the feed that is to be sent once more. `claimed_by`: the node that sends to it.
 * - `webhook_deliveries`: what is still to be sent. `thread` is what is kept in order: a conversation, or a person.
 * - `webhook_attempts`: what was sent and what came back.
 */
export const webhooks: Migration = {
  async up(db: Kysely<unknown>) {
    const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
    const withoutRowid = postgres ? '' : ' without rowid';
    for (const statement of [
      `create table feed_state (id integer primary key, head bigint not null default 0,
        pruned bigint not null default 0, asked_at bigint not null default 0)`,
      'insert into feed_state (id) values (1)',
      `create table feed_inbox (id text primary key, type text not null, at bigint not null, site_id text,
        visitor_id text, agent_id text, data text not null default '{}')`,
      'create index feed_inbox_at on feed_inbox (at, id)',
      `create table feed_events (position bigint primary key, id text not null, type text not null, at bigint not null,
        conversation_id text, seq integer, site_id text, team_id text, visitor_id text, agent_id text,
        data text not null default '{}')${withoutRowid}`,
      'create index feed_events_visitor on feed_events (visitor_id) where visitor_id is not null',
      'create index feed_events_at on feed_events (at)',
      `create table webhook_endpoints (id text primary key, url text not null, name text not null, types text,
        site_ids text, team_ids text, secret text not null, old_secret text, old_secret_until bigint,
        state text not null default 'on', state_since bigint not null, position bigint not null, replay_after bigint,
        replay_until bigint, claimed_by text, claimed_until bigint not null default 0,
        failures integer not null default 0, failing_since bigint, resting_until bigint not null default 0,
        succeeded_at bigint, created_at bigint not null)`,
      `create table webhook_deliveries (endpoint_id text not null, position bigint not null, thread text not null,
        attempts integer not null default 0, failing_since bigint, next_at bigint not null,
        primary key (endpoint_id, position))${withoutRowid}`,
      'create index webhook_deliveries_thread on webhook_deliveries (endpoint_id, thread, position)',
      'create index webhook_deliveries_next on webhook_deliveries (endpoint_id, next_at)',
      `create table webhook_attempts (id text primary key, endpoint_id text not null, position bigint,
        event_id text not null, type text not null, url text not null, visitor_id text, at bigint not null,
        duration_ms integer not null, outcome text not null, status integer, error text, answer text not null)`,
      'create index webhook_attempts_endpoint on webhook_attempts (endpoint_id, at, id)',
      'create index webhook_attempts_visitor on webhook_attempts (visitor_id) where visitor_id is not null',
      'create index webhook_attempts_at on webhook_attempts (at)',
    ])
      await sql.raw(statement).execute(db);
  },
};
