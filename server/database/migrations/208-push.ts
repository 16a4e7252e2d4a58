import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Web Push to agents. `push_subscriptions`: a browser of an agent, for as long as the session lives whose hash it has;
 * `host` is that of the endpoint. `push_notices`: what is still to be sent; of a conversation's event its place in the log,
 * so no words of anybody. `agent_attention`: until when a session's console counts as looked at. No foreign keys: rows of
 * sessions and conversations that are gone lead nowhere and are removed.
 */
export const push: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table push_subscriptions (id text primary key, session_hash text not null unique, agent_id text not null,
        endpoint text not null unique, host text not null, p256dh text not null, auth text not null, locale text not null,
        created_at bigint not null)`,
      'create index push_subscriptions_agent on push_subscriptions (agent_id, created_at)',
      `create table push_notices (id text primary key, subscription_id text not null, kind text not null,
        conversation_id text, seq integer, host text not null, due_at bigint not null, expires_at bigint not null,
        tries integer not null default 0, claimed_by text, unique (subscription_id, conversation_id, seq))`,
      'create index push_notices_due on push_notices (due_at)',
      'create index push_notices_conversation on push_notices (conversation_id) where conversation_id is not null',
      `create table agent_attention (session_hash text primary key, agent_id text not null, until bigint not null)`,
      'create index agent_attention_agent on agent_attention (agent_id)',
    ])
      await sql.raw(statement).execute(db);
  },
};
