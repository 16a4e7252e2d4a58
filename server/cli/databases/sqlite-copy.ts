import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import SqliteConnection from 'better-sqlite3';
import { Refusal } from '../command.ts';

/** All at once: a copy in several steps begins anew whenever somebody writes in between. */
const EVERY_PAGE = 2 ** 31 - 1;

export type DatabaseFacts = { rows: Record<string, number>; migration: string };

/**
 * Copies a SQLite database, which may be in use, as it is at one moment, by SQLite's own way:
 * https://www.sqlite.org/backup.html. The copy is one file, with nothing beside it.
 * @throws Refusal when there is none
 */
export async function copySqlite(file: string, to: string): Promise<DatabaseFacts> {
  if (!existsSync(file))
    throw new Refusal(`There is no database at ${file}. Check DATA_DIR and DATABASE_URL.`);
  const source = new SqliteConnection(file, { readonly: true });
  try {
    await source.backup(to, { progress: () => EVERY_PAGE });
  } finally {
    source.close();
  }
  const copy = new SqliteConnection(to);
  try {
    copy.pragma('journal_mode = DELETE');
    return factsOf(copy);
  } finally {
    copy.close();
  }
}

/**
 * Looks through a copy: whether SQLite finds it sound, and how many rows each table has.
 * @throws Refusal when it is damaged
 */
export function inspectSqlite(file: string): DatabaseFacts {
  const connection = new SqliteConnection(file, { readonly: true });
  try {
    const found = connection.pragma('quick_check', { simple: true });
    if (found !== 'ok') throw new Refusal(`The database is damaged: ${found}`);
    return factsOf(connection);
  } finally {
    connection.close();
  }
}

/** Gives it another identity, so that clients drop what they know; `database/README.md` says why. */
export function renewSqliteEpoch(file: string): void {
  const connection = new SqliteConnection(file);
  try {
    connection.prepare("update meta set value = ? where name = 'epoch'").run(randomUUID());
    // A note beside an earlier database knows nothing of this one.
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    connection.close();
  }
}

/** The names of the steps that it has taken; none for an empty database. */
export function stepsInSqlite(file: string): string[] {
  if (!existsSync(file)) return [];
  const connection = new SqliteConnection(file, { readonly: true });
  try {
    const table = connection.prepare("select 1 from sqlite_master where name = 'kysely_migration'");
    if (table.get() === undefined) return [];
    return connection.prepare('select name from kysely_migration').pluck().all() as string[];
  } finally {
    connection.close();
  }
}

/** How many rows these tables have; those that are not there have none. */
export function rowsInSqlite(file: string, tables: readonly string[]): Map<string, number> {
  if (!existsSync(file)) return new Map();
  const connection = new SqliteConnection(file, { readonly: true });
  try {
    const known = connection.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    const there = tables.filter((table) => known.includes(table));
    const count = (table: string) =>
      connection.prepare(`select count(*) from "${table}"`).pluck().get() as number;
    return new Map(there.map((table) => [table, count(table)]));
  } finally {
    connection.close();
  }
}

const REPLY_FILE_KEYS = `union all select content_key from reply_files
         union all select thumbnail_key from reply_files where thumbnail_key is not null`;

/** The keys of all files that messages, sites, agents, bots and canned replies have, the store's own names. */
export function* sqliteFileKeys(file: string): Generator<string> {
  const connection = new SqliteConnection(file, { readonly: true });
  try {
    // A database that a new version has not upgraded yet has none.
    const table = connection.prepare('select 1 from sqlite_master where name = ?');
    const has = (name: string) => table.get(name) !== undefined;
    const rows = connection
      .prepare(
        `select content_key as key from attachments
         union all select thumbnail_key from attachments where thumbnail_key is not null
         union all select logo_key from sites where logo_key is not null
         ${has('avatars') ? 'union all select store_key from avatars' : ''}
         ${has('reply_files') ? REPLY_FILE_KEYS : ''}`,
      )
      .iterate() as IterableIterator<{ key: string }>;
    for (const { key } of rows) yield key;
  } finally {
    connection.close();
  }
}

/** What is in it, but for what SQLite's full-text search keeps for itself. */
function factsOf(connection: SqliteConnection.Database): DatabaseFacts {
  const tables = connection
    .prepare(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'",
    )
    .pluck()
    .all() as string[];
  const rows = Object.fromEntries(
    tables.map((name) => [
      name,
      connection.prepare(`select count(*) from "${name}"`).pluck().get() as number,
    ]),
  );
  const migration = connection.prepare('select max(name) from kysely_migration').pluck().get() as string;
  return { rows, migration };
}
