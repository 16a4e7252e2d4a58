import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Links in mails that open one conversation for a while, as hashes. No foreign key: they go when the visitor is erased, and a
 * link whose conversation is gone opens nothing.
 */
export const resumeLinks: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table resume_links (token_hash text primary key, conversation_id text not null, created_at bigint not null,
        expires_at bigint not null)`,
      'create index resume_links_conversation on resume_links (conversation_id)',
      'create index resume_links_expires on resume_links (expires_at)',
    ])
      await sql.raw(statement).execute(db);
  },
};
