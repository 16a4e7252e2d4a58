import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { nextIds } from './frozen/next-ids-2026-11.ts';

/**
 * The e-mail address that the site has signed of a visitor; null: none. Only where it is the one in `email` may transcripts go
 * there by the visitor's own wish. Whose address may be another's word – who was made by a program, or had somebody merged into
 * them – gets it with the next signature; so does whom a node of before identifies.
 */
export const signedAddresses: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('visitors').addColumn('signed_email', 'text').execute();
  },
  async fill(db: Kysely<unknown>, after: string) {
    const ids = await nextIds(db, 'visitors', after);
    const last = ids.at(-1);
    if (last === undefined) return null;
    await sql`update visitors set signed_email = email
      where verified = 1 and email is not null and signed_email is null and coalesce(by_api, 0) = 0
        and not exists (select 1 from visitors as merged where merged.merged_into = visitors.id)
        and id > ${after} and id <= ${last}`.execute(db);
    return last;
  },
};
