import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** On which websites the chat of a site was opened, and when last: a few of the newest for each site (`sites/sightings.ts`). */
export const siteSightings: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        'create table site_sightings (site_id text not null, origin text not null, seen_at bigint not null, primary key (site_id, origin))',
      )
      .execute(db);
  },
};
