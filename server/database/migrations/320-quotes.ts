import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * `messages.reply_to`: the id of the message of the same conversation that it replies to. `messages.quote`: JSON of what stands of
 * that message above the reply. Both null: it replies to none. Nodes of before write none, and leave a quote as it was when
 * they edit what it is of.
 */
export const quotes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table messages add column reply_to text').execute(db);
    await sql.raw('alter table messages add column quote text').execute(db);
  },
};
