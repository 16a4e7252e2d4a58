import type { Kysely, Migration } from 'kysely';

/** How long a first answer usually takes on a site, as a class; null: not enough is known, or it takes longer. */
export const usualReply: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('sites').addColumn('usual_reply', 'text').execute();
  },
};
