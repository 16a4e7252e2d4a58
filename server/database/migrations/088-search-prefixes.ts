import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

/**
 * Beginnings of two, three and four letters get lists of their own in SQLite's index of messages: without them, somebody who is
 * still typing makes it put the lists of many words together. Postgres has its own way. Filled after the start (095).
 */
export const searchPrefixes: Migration = {
  async up(db: Kysely<unknown>) {
    if (db.getExecutor().adapter instanceof PostgresAdapter) return;
    await sql`drop table if exists search_terms`.execute(db);
    await sql
      .raw(
        `create virtual table search_terms using fts5(terms, content='', contentless_delete=1, prefix='2 3 4',
          tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`,
      )
      .execute(db);
  },
};
