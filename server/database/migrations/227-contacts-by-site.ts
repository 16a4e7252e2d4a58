import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The contacts of one site in the order of their ids: without it, a page of a small site beside a large one looks through everybody.
 * Built in a third of a second for 100,000 visitors, in which Postgres lets nobody write to the table.
 */
export const contactsBySite: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('create index visitors_site_id on visitors (site_id, id)').execute(db);
  },
};
