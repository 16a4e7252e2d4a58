import type { Kysely, Migration } from 'kysely';

/** What a message offers as an answer, and of which message a visitor's words are the chosen answer. */
export const choices: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('messages').addColumn('choices', 'text').execute();
    await db.schema.alterTable('messages').addColumn('chosen_of', 'text').execute();
  },
};
