import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

/** Full-text search over what is known of visitors, like the one over messages (041); filled after the start (095). */
export const peopleSearch: Migration = {
  async up(db: Kysely<unknown>) {
    const dialect = db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
    const statements =
      dialect === 'sqlite'
        ? [
            `create table people_entries (id integer primary key autoincrement,
              visitor_id text not null unique references visitors (id) on delete cascade)`,
            // Beginnings of two and three letters have lists of their own: there are too many names with them to put together.
            `create virtual table people_terms using fts5(terms, content='', contentless_delete=1, prefix='2 3',
              tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`,
            `create trigger people_entries_deleted after delete on people_entries begin
              delete from people_terms where rowid = old.id;
            end`,
          ]
        : [
            `create table people_entries (id bigint generated always as identity primary key,
              visitor_id text not null unique references visitors (id) on delete cascade, terms tsvector not null)`,
            'create index people_entries_terms on people_entries using gin (terms)',
          ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
