import type { Kysely, Migration as KyselyMigration } from 'kysely';

/**
 * One step that brings an older database to today's form; migrations/README.md says how to write one. It must not import
 * the product's code, which changes after the step was written; of this file, it imports the type alone.
 */
export type Migration = KyselyMigration & {
  /**
   * Tables that `up` first refers to (a foreign key, an index) and then alters. On Postgres they are locked whole before it
   * begins: to want more of a table that one holds already is a deadlock with whoever is about to write to it.
   */
  locks?: readonly string[];
  /**
   * Changes the rows that are there already, some thousand at a time, and returns the place to go on from; null after the
   * last. On Postgres each call is a transaction of its own, so that nodes that serve meanwhile wait for none of them; an
   * interrupted filling goes on from its last place. On SQLite all of it is in the transaction of `up`.
   * @param after where the call before ended; empty at first
   */
  fill?(db: Kysely<unknown>, after: string): Promise<string | null>;
};
