import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import SqliteConnection from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { NO_SEALER } from '../common/sealer.ts';
import { createCommitGroup } from './commit-group.ts';
import type { Database } from './database.ts';
import { measuredReads } from './measured.ts';
import { type OpenOptions, requireUpgraded, UpgradeError } from './migrate.ts';
import { migrateSqlite } from './migrate-sqlite.ts';
import { LOWER_ON_SQLITE, letRunDirectly } from './sqlite-driver.ts';
import {
  lockSqlite,
  lookAround,
  refuseToBeginAnew,
  type Surroundings,
  UnusableDatabase,
} from './sqlite-folder.ts';
import { ReadingSqliteDialect } from './sqlite-reading.ts';
import type { Tables } from './tables.ts';

/** How long the start waits for another program, such as a shell, that holds the file. */
const START_BUSY_TIMEOUT_MS = 5_000;
/** Waiting for one stops the event loop; the commit group waits without stopping it. */
const BUSY_TIMEOUT_MS = 5;
const CACHE_KIB = 16_384;
/**
 * The log is brought into the file after 32 MB, not after 4: pages that messages change again and again are then written
 * once (measured with 2,000 busy conversations: 240 µs a message became 130). A start reads it back in a tenth of a second.
 */
const CHECKPOINT_PAGES = 8_000;
const MAX_STATEMENTS = 300;
const LOG_TRIES = 100;
const LOG_AGAIN_MS = 20;

/**
 * Opens (and makes, and migrates) a SQLite file. Write-ahead log with `synchronous=FULL`: a commit that was answered
 * is on disk, also after a power cut; see https://www.sqlite.org/pragma.html#pragma_synchronous. Deleted rows are
 * overwritten (`secure_delete`).
 * @throws when the file or its folder cannot be written, is in use, or is not what it was, with a sentence that says so
 */
export async function openSqlite(file: string, options: OpenOptions = {}): Promise<Database> {
  const { lock, around } = options.beside === true ? BESIDE : claim(file);
  const open: SqliteConnection.Database[] = [];
  try {
    const writing = connect(file);
    open.push(writing);
    if (around === null) requireUpgraded(stepsTaken(writing));
    else await upgrade(writing, file, around, options);
    writing.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    undoInMemory(writing);
    const reading = connect(file, { readonly: true });
    open.push(reading);
    const writer = new Kysely<Tables>({ dialect: new SqliteDialect({ database: remembering(writing) }) });
    const reader = new Kysely<Tables>({
      dialect: new ReadingSqliteDialect(remembering(reading)),
      ...measuredReads(options),
    });
    letRunDirectly(writer, () => writing);
    // With each commit of another connection, one that only reads forgets the pages it knew. The one that writes keeps them, and
    // while it is in no transaction it sees what is committed and nothing else.
    letRunDirectly(reader, () => (writing.inTransaction ? reading : writing), options.onRead);
    return {
      dialect: 'sqlite',
      sealer: options.sealer ?? NO_SEALER,
      read: reader,
      write: createCommitGroup(writing, writer),
      forget: () => emptyLog(writing),
      async close() {
        await reader.destroy();
        await writer.destroy();
        // Kysely closes no connection that it has never asked.
        for (const connection of open) connection.close();
        lock.release();
      },
    };
  } catch (error) {
    for (const connection of open) connection.close();
    lock.release();
    throw asSentence(file, error);
  }
}

/**
 * Each operation of a group can be undone alone, for which SQLite keeps every page as it was before the operation. Past 64 KB it
 * writes them into a temporary file, a dozen pages a message: a tenth of the processor time of one. A group of messages has a few
 * hundred pages at most, and what is deleted after its time goes a few hundred rows at once; erasing a visitor holds all pages of
 * what they wrote until the commit, `figures rebuild` those of all packed days. Sorts of this connection are in memory, too;
 * reports, lists and exports sort on the one that reads. Only once upgraded: an upgrade sorts whole tables for their indexes, and
 * does so on the disk.
 */
function undoInMemory(writing: SqliteConnection.Database): void {
  writing.pragma('temp_store = MEMORY');
}

/** For a file that another process has: it is not locked, and nothing of it was looked at. */
const BESIDE = { lock: { release() {} }, around: null };

async function upgrade(
  writing: SqliteConnection.Database,
  file: string,
  around: Surroundings,
  options: OpenOptions,
): Promise<void> {
  if (!hasTables(writing)) refuseToBeginAnew(file, around);
  await migrateSqlite(writing, options);
  // Only now: of a new installation, all tables are in the file itself.
  writing.pragma('journal_mode = WAL');
  // What was erased just before the process was killed may still be in the log.
  await emptyLog(writing);
}

function stepsTaken(connection: SqliteConnection.Database): string[] {
  return connection.prepare('select name from kysely_migration').pluck().all() as string[];
}

function claim(file: string): { lock: { release(): void }; around: Surroundings } {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return { lock: lockSqlite(file), around: lookAround(file) };
  } catch (error) {
    throw error instanceof UnusableDatabase ? error : cannotOpen(file, error);
  }
}

function connect(file: string, options: { readonly?: boolean } = {}): SqliteConnection.Database {
  try {
    const connection = new SqliteConnection(file, options);
    connection.pragma('synchronous = FULL');
    connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    connection.pragma('foreign_keys = ON');
    connection.pragma('secure_delete = ON');
    connection.pragma(
      `busy_timeout = ${options.readonly === true ? BUSY_TIMEOUT_MS : START_BUSY_TIMEOUT_MS}`,
    );
    connection.pragma(`cache_size = -${CACHE_KIB}`);
    connection.function(LOWER_ON_SQLITE, { deterministic: true }, (text) => String(text).toLowerCase());
    return connection;
  } catch (error) {
    throw cannotOpen(file, error);
  }
}

/**
 * Brings the log into the file and empties it: it holds pages as they were before rows were deleted.
 * @returns false when another program reads it just now; the log is then written over in the course of time
 */
async function emptyLog(writing: SqliteConnection.Database): Promise<boolean> {
  // Of a file that has only just been given a log, SQLite opens it with the first reading.
  hasTables(writing);
  for (let tries = 0; tries < LOG_TRIES; tries += 1) {
    if (!writing.open) return false;
    if (!writing.inTransaction && writing.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0)
      return true;
    await pause(LOG_AGAIN_MS);
  }
  return false;
}

function hasTables(connection: SqliteConnection.Database): boolean {
  return connection.prepare("select 1 from sqlite_master where type = 'table' limit 1").get() !== undefined;
}

/** What a person can do about an upgrade that SQLite did not finish. */
function asSentence(file: string, error: unknown): unknown {
  if (error instanceof UpgradeError)
    return new UnusableDatabase(`The database ${file} cannot be used. ${error.message}`);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return new UnusableDatabase(
      `The database ${file} is locked by another program, such as a database shell. Close that one and start again.`,
    );
  if (code.startsWith('SQLITE_'))
    return new Error(
      `The database ${file} could not be opened or upgraded (${error instanceof Error ? error.message : code}). ` +
        'Nothing was changed by the step that failed. If the disk is full, make room and start again.',
      { cause: error },
    );
  return error;
}

function cannotOpen(file: string, error: unknown): Error {
  return new Error(
    `The database file ${file} cannot be opened for writing (${error instanceof Error ? error.message : String(error)}). ` +
      'Check that the folder exists and that this user may write to it, or set DATA_DIR to another one.',
    { cause: error },
  );
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
