import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Mail that comes in. `messages.mail`: that a message came by mail, and what is to be known of that; null for all others.
 * `quarantined_mails`: what became no message, and why; `conversation_id` where the mail names one.
 */
export const incomingMail: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      'alter table messages add column mail text',
      `create table quarantined_mails (id text primary key, received_at bigint not null, reason text not null,
        sender text, sender_name text not null, subject text not null, body text not null, files integer not null,
        size_bytes integer not null, conversation_id text)`,
      'create index quarantined_mails_received on quarantined_mails (received_at, id)',
      'create index quarantined_mails_conversation on quarantined_mails (conversation_id) where conversation_id is not null',
    ])
      await sql.raw(statement).execute(db);
  },
};
