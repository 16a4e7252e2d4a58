import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

/** What old nodes, which know no index, write while this runs has been written at most so long before it ends. */
const MARGIN_MS = 600_000;

/**
 * SQLite's indexes keep the words beside them: only who says which words an entry had can have them removed from FTS5's
 * own data ('secure-delete'), where an index that only marks entries as deleted keeps them for good. And what is to be
 * indexed waits in `search_backlog` and `people_backlog`, to be worked off while the server serves, the newest first.
 */
export const searchForgets: Migration = {
  async up(db: Kysely<unknown>) {
    const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
    const number = postgres ? 'bigint' : 'integer';
    const statements = [
      ...(postgres ? [] : SQLITE_INDEXES),
      `create table search_backlog (id ${number} primary key, conversation_id text not null, seq integer not null)`,
      `create table people_backlog (id ${number} primary key, visitor_id text not null)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
    for (const { entries, fill } of FILLINGS) {
      // On Postgres, an index that an earlier version filled is as it should be.
      const { rows } = await sql<{ id: number }>`select id from ${sql.table(entries)} limit 1`.execute(db);
      if (rows.length > 0) continue;
      await sql.raw(fill).execute(db);
      await numberFromTheEndOn(db, postgres, entries);
    }
    if (postgres)
      await sql`insert into meta (name, value) values ('search_since', ${String(Date.now() - MARGIN_MS)})
        on conflict (name) do nothing`.execute(db);
  },
};

/** In the order of time, because what is found is listed by the order of the entries. */
const FILLINGS = [
  {
    entries: 'search_entries',
    fill: `insert into search_backlog (id, conversation_id, seq)
      select row_number() over (order by created_at, conversation_id, seq), conversation_id, seq from messages
      where conversation_id in (select id from conversations where visitor_id is not null)`,
  },
  {
    entries: 'people_entries',
    fill: `insert into people_backlog (id, visitor_id)
      select row_number() over (order by created_at, id), id from visitors
      where name is not null or email is not null or signed_attributes is not null or attributes is not null
        or answers is not null`,
  },
];

const TOKENS = `tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"`;

const SQLITE_INDEXES = [
  'drop trigger if exists search_entries_deleted',
  'drop trigger if exists people_entries_deleted',
  'drop table if exists search_terms',
  'drop table if exists people_terms',
  'drop table if exists search_entries',
  'drop table if exists people_entries',
  `create table search_entries (id integer primary key autoincrement, conversation_id text not null, seq integer not null,
    terms text not null, unique (conversation_id, seq),
    foreign key (conversation_id, seq) references messages (conversation_id, seq) on delete cascade)`,
  `create table people_entries (id integer primary key autoincrement,
    visitor_id text not null unique references visitors (id) on delete cascade, terms text not null)`,
  // Beginnings of a few letters have lists of their own: there are too many words with them to put together.
  `create virtual table search_terms using fts5(terms, content='search_entries', content_rowid='id', prefix='2 3 4', ${TOKENS})`,
  `create virtual table people_terms using fts5(terms, content='people_entries', content_rowid='id', prefix='2 3', ${TOKENS})`,
  ...['search', 'people'].flatMap((name) => [
    `insert into ${name}_terms (${name}_terms, rank) values ('secure-delete', 1)`,
    `create trigger ${name}_entries_added after insert on ${name}_entries begin
      insert into ${name}_terms (rowid, terms) values (new.id, new.terms);
    end`,
    `create trigger ${name}_entries_deleted after delete on ${name}_entries begin
      insert into ${name}_terms (${name}_terms, rowid, terms) values ('delete', old.id, old.terms);
    end`,
  ]),
];

/** Lets what is written from now on be newer than what waits. */
async function numberFromTheEndOn(db: Kysely<unknown>, postgres: boolean, entries: string): Promise<void> {
  const backlog = entries === 'search_entries' ? 'search_backlog' : 'people_backlog';
  await sql
    .raw(
      postgres
        ? `select setval(pg_get_serial_sequence('${entries}', 'id'), (select coalesce(max(id), 0) + 1 from ${backlog}), false)`
        : `insert into sqlite_sequence (name, seq) select '${entries}', coalesce(max(id), 0) from ${backlog}`,
    )
    .execute(db);
}
