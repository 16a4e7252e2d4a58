import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteConnection from 'better-sqlite3';

/** Where a SQLite file says that it has a write-ahead log: https://www.sqlite.org/fileformat.html#file_format_version_numbers */
const WRITE_VERSION_OFFSET = 18;
const WITH_LOG = 2;

/** A database that must not be used as it lies there. The message says why, and what to do. */
export class UnusableDatabase extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnusableDatabase';
  }
}

/**
 * Keeps every other process from using the same SQLite file, until `release` is called or this process ends in whatever
 * way: the system lets go of the lock of a file beside it. Those who only look at the database are not kept out.
 * @throws UnusableDatabase when another process has it
 */
export function lockSqlite(file: string): { release(): void } {
  const lock = new SqliteConnection(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('begin immediate');
    lock.exec('create table if not exists owner (process integer not null); delete from owner');
    lock.prepare('insert into owner values (?)').run(process.pid);
    // Others can read who it is only once it is committed.
    lock.exec('commit; begin immediate');
  } catch (error) {
    const owner = ownerOf(lock);
    lock.close();
    if (!isBusy(error)) throw error;
    throw new UnusableDatabase(
      `The database ${file} is in use by another Frontdesk${owner}. Stop that one first, or give this one a DATA_DIR of its own. ` +
        'For several nodes on one database, use Postgres.',
    );
  }
  return { release: () => lock.close() };
}

function ownerOf(lock: SqliteConnection.Database): string {
  try {
    const pid = lock.prepare('select process from owner').pluck().get();
    return pid === undefined ? '' : ` (process ${pid})`;
  } catch {
    // It is being written this very moment.
    return '';
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code));
}

/** What lies beside a SQLite file, looked at before SQLite changes any of it. */
export type Surroundings = { hasFile: boolean; logIsMissing: boolean };

export function lookAround(file: string): Surroundings {
  const hasFile = existsSync(file);
  return { hasFile, logIsMissing: hasFile && hadLog(file) && !existsSync(`${file}-wal`) };
}

/**
 * For a database without a table: refuses to begin a new installation where there was one. A file that was copied without
 * its write-ahead log looks like this, and so does a disk that is not there.
 * @throws UnusableDatabase
 */
export function refuseToBeginAnew(file: string, around: Surroundings): void {
  const noted = eventsNoted(`${file}.epoch`);
  const kept = join(dirname(file), 'files', 'kept');
  const traces = [
    ...(noted > 0 ? [`${file}.epoch says that there were ${noted} events in it`] : []),
    ...(hasFiles(kept) ? [`${kept} holds files of it`] : []),
    ...(around.logIsMissing ? ['it was used with a write-ahead log, which is not beside it'] : []),
  ];
  if (traces.length === 0) return;
  throw new UnusableDatabase(
    `The database ${file} ${around.hasFile ? 'is empty' : 'is missing'}, but ${traces.join(', and ')}. ` +
      'It was probably copied without the file that ends in -wal. Restore a back-up, or copy both files; ' +
      `to begin anew, remove ${file}, ${file}.epoch and the folder files.`,
  );
}

function hadLog(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const version = Buffer.alloc(1);
    return readSync(descriptor, version, 0, 1, WRITE_VERSION_OFFSET) === 1 && version[0] === WITH_LOG;
  } finally {
    closeSync(descriptor);
  }
}

function eventsNoted(path: string): number {
  try {
    const { events } = JSON.parse(readFileSync(path, 'utf8')) as { events?: unknown };
    return typeof events === 'number' ? events : 0;
  } catch {
    // No note, or half of one: nothing is known.
    return 0;
  }
}

function hasFiles(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => entry.isFile());
}
