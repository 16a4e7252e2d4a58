import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { createCommitGroup } from './commit-group.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { ReadingSqliteDialect } from './sqlite-reading.ts';
import type { Tables } from './tables.ts';

const BUSY_TIMEOUT_MS = 5_000;
const CACHE_KIB = 16_384;
/**
 * The log is brought into the file after 32 MB, not after 4: pages that messages change again and again are then written
 * once (measured with 2,000 busy conversations: 240 µs a message became 130). A start reads it back in a tenth of a second.
 */
const CHECKPOINT_PAGES = 8_000;
const MAX_STATEMENTS = 300;

/**
 * Opens (and makes, and migrates) a SQLite file. Write-ahead log with `synchronous=FULL`: a commit that was answered
 * is on disk, also after a power cut; see https://www.sqlite.org/pragma.html#pragma_synchronous.
 * @throws when the file or its folder cannot be written, with a sentence that says so
 */
export async function openSqlite(file: string): Promise<Database> {
  const writing = connect(file);
  const writer = new Kysely<Tables>({ dialect: new SqliteDialect({ database: remembering(writing) }) });
  await migrate(writer as unknown as Kysely<never>);
  const reading = connect(file, { readonly: true });
  const reader = new Kysely<Tables>({ dialect: new ReadingSqliteDialect(remembering(reading)) });
  return {
    dialect: 'sqlite',
    read: reader,
    write: createCommitGroup(writing, writer),
    async close() {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

function connect(file: string, options: { readonly?: boolean } = {}): SqliteConnection.Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const connection = new SqliteConnection(file, options);
    if (options.readonly !== true) connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    connection.pragma('foreign_keys = ON');
    connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    connection.pragma(`cache_size = -${CACHE_KIB}`);
    return connection;
  } catch (error) {
    throw new Error(
      `The database file ${file} cannot be opened for writing (${error instanceof Error ? error.message : String(error)}). ` +
        'Check that the folder exists and that this user may write to it, or set DATA_DIR to another one.',
      { cause: error },
    );
  }
}

/**
 * Keeps prepared statements: the program has a few dozen, used over and over, and preparing one costs more than running
 * it. Lists of ids make statements of many lengths, so the oldest are let go.
 */
function remembering(connection: SqliteConnection.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const known = statements.get(text);
      if (known !== undefined) return known;
      const statement = connection.prepare(text) as unknown as SqliteStatement;
      statements.set(text, statement);
      const oldest = statements.size > MAX_STATEMENTS ? statements.keys().next().value : undefined;
      if (oldest !== undefined) statements.delete(oldest);
      return statement;
    },
    close: () => connection.close(),
  };
}
