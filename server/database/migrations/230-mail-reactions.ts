import { type Kysely, type Migration, sql } from 'kysely';

/**
 * What visitors do with mails. `outgoing_mails.opened_at`: when the link of a mail was first opened; `answered_at`: when somebody first
 * answered it, by mail or by its link. `resume_links.mail_id`: the mail whose link it is; null for links of before and of pushes.
 * `declined_mails`: who wants no more mails about missed replies of a site. `address_hash` is SHA-256 of the site and the address, so
 * that the wish outlives the person's erasure without the address.
 */
export const mailReactions: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      'alter table outgoing_mails add column opened_at bigint',
      'alter table outgoing_mails add column answered_at bigint',
      'alter table resume_links add column mail_id text',
      'create table declined_mails (address_hash text primary key, declined_at bigint not null)',
    ])
      await sql.raw(statement).execute(db);
  },
};
