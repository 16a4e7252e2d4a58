import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Mail that goes out. `mail_threads`: under which token somebody answers to a conversation by mail. `outgoing_mails`: what is
 * to be sent, and what became of it; `recipient` is the address, `payload` JSON of what the mail is made of when it is sent,
 * `message_id` the same at every try, `from_seq` and `to_seq` the messages it tells of. No foreign keys: what is of a
 * conversation goes when its visitor is erased.
 */
export const mail: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table mail_threads (token text primary key, conversation_id text not null, address text not null,
        created_at bigint not null, unique (conversation_id, address))`,
      `create table outgoing_mails (id text primary key, kind text not null, conversation_id text, visitor_id text,
        agent_id text, recipient text not null, locale text not null, payload text not null, message_id text not null,
        state text not null, reason text, due_at bigint not null, tries integer not null default 0, claimed_by text,
        created_at bigint not null, sent_at bigint, from_seq integer, to_seq integer)`,
      `create index outgoing_mails_due on outgoing_mails (due_at) where state = 'queued'`,
      'create index outgoing_mails_created on outgoing_mails (created_at)',
      'create index outgoing_mails_conversation on outgoing_mails (conversation_id) where conversation_id is not null',
      'create index outgoing_mails_recipient on outgoing_mails (recipient, created_at)',
    ])
      await sql.raw(statement).execute(db);
  },
};
