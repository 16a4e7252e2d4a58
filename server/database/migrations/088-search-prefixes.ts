import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';
import { termsOf } from '../../conversations/search-terms.ts';

const ROWS_AT_ONCE = 1_000;
type Row = { id: number; body: string; attachments: string };

/**
 * Beginnings of two, three and four letters get lists of their own in SQLite's index of messages: without them, somebody who is
 * still typing makes it put the lists of many words together. Postgres has its own way.
 */
export const searchPrefixes: Migration = {
  async up(db: Kysely<unknown>) {
    if (db.getExecutor().adapter instanceof PostgresAdapter) return;
    await sql`drop table search_terms`.execute(db);
    await sql
      .raw(
        `create virtual table search_terms using fts5(terms, content='', contentless_delete=1, prefix='2 3 4',
          tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`,
      )
      .execute(db);
    let after = 0;
    for (;;) {
      const { rows } = await sql<Row>`select search_entries.id, messages.body, messages.attachments
        from search_entries join messages on messages.conversation_id = search_entries.conversation_id
          and messages.seq = search_entries.seq
        where search_entries.id > ${after} order by search_entries.id limit ${ROWS_AT_ONCE}`.execute(db);
      for (const row of rows) {
        const files: { name: string }[] = JSON.parse(row.attachments);
        const terms = termsOf([row.body, ...files.map((file) => file.name)].join(' ')).join(' ');
        await sql`insert into search_terms (rowid, terms) values (${row.id}, ${terms})`.execute(db);
      }
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  },
};
