import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Merges of contacts that can still be undone: who was merged into whom, when, and in `record` (JSON) what the merge changed, with
 * what was known of the merged one. A row goes after seven days, with either of the two, and when the merge is undone. No foreign
 * keys: to check them would lock the visitors.
 */
export const contactMerges: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      'create table contact_merges (merged_id text primary key, kept_id text not null, at bigint not null, record text not null)',
      'create index contact_merges_kept on contact_merges (kept_id)',
      'create index contact_merges_at on contact_merges (at)',
    ])
      await sql.raw(statement).execute(db);
  },
};
