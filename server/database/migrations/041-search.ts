import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

/**
 * Full-text search over messages: FTS5 on SQLite, a tsvector with a GIN index on Postgres. Saved views. What was
 * written before is indexed after the start; see 095.
 */
export const search: Migration = {
  async up(db: Kysely<unknown>) {
    const dialect = db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
    // The entries go with their messages, wherever those are deleted.
    const entries = `conversation_id text not null, seq integer not null,
      unique (conversation_id, seq),
      foreign key (conversation_id, seq) references messages (conversation_id, seq) on delete cascade`;
    if (dialect === 'sqlite') {
      await sql
        .raw(`create table search_entries (id integer primary key autoincrement, ${entries})`)
        .execute(db);
      await sql
        .raw(
          `create virtual table search_terms using fts5(terms, content='', contentless_delete=1,
            tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`,
        )
        .execute(db);
      await sql
        .raw(
          `create trigger search_entries_deleted after delete on search_entries begin
            delete from search_terms where rowid = old.id;
          end`,
        )
        .execute(db);
    } else {
      await sql
        .raw(
          `create table search_entries (id bigint generated always as identity primary key, terms tsvector not null, ${entries})`,
        )
        .execute(db);
      await sql.raw('create index search_entries_terms on search_entries using gin (terms)').execute(db);
    }

    await db.schema
      .createTable('views')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('filter', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('views_agent').on('views').columns(['agent_id', 'created_at']).execute();
  },
};
