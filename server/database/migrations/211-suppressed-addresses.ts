import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * Addresses that get no mail any more, because a mail came back for good (`bounced`) or was called spam (`complained`), until an
 * admin allows it; `mail_id` is the mail that showed it. `outgoing_mails.begun_at`: when the last try to send it began, which is
 * what the limit of an address counts, because a try that is under way on another node counts, too.
 */
export const suppressedAddresses: Migration = {
  locks: ['outgoing_mails'],
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table suppressed_addresses (address text primary key, state text not null, reason text, mail_id text,
        created_at bigint not null)`,
      'create index suppressed_addresses_created on suppressed_addresses (created_at)',
      'alter table outgoing_mails add column begun_at bigint',
      'create index outgoing_mails_begun on outgoing_mails (recipient, begun_at) where begun_at is not null',
      `insert into suppressed_addresses (address, state, reason, mail_id, created_at)
        select recipient, min(state), max(reason), max(id), max(created_at) from outgoing_mails
        where state in ('bounced', 'complained') group by recipient`,
    ])
      await sql.raw(statement).execute(db);
  },
};
