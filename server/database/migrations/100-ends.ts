import type { Kysely, Migration } from 'kysely';

/** Sessions and tokens whose time is over are looked for every few seconds. */
export const ends: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['sessions', 'visitor_tokens'])
      await db.schema.createIndex(`${table}_expires`).on(table).column('expires_at').execute();
  },
};
