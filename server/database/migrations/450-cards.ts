import type { Kysely } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * `messages.content`: JSON `{card?, form?, answers?}`. The card or form that the message is, or what the visitor filled in into the
 * form of the message that `chosen_of` names. Null: the message is its words alone, as all of before are.
 */
export const cards: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('messages').addColumn('content', 'text').execute();
  },
};
