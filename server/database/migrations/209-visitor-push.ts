import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Web Push to visitors who have left: a browser that was shown a conversation by the link of a mail, until that link ends
 * (`expires_at`). `host` is that of the endpoint. What is still to be sent stands in `push_notices`, as for agents. No foreign
 * key: the rows go when the visitor is erased, and one whose conversation is gone leads nowhere.
 */
export const visitorPush: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table visitor_push_subscriptions (id text primary key, conversation_id text not null,
        endpoint text not null, host text not null, p256dh text not null, auth text not null, created_at bigint not null,
        expires_at bigint not null, unique (conversation_id, endpoint))`,
      'create index visitor_push_subscriptions_expires on visitor_push_subscriptions (expires_at)',
    ])
      await sql.raw(statement).execute(db);
  },
};
