import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Database, Db } from './database.ts';
import { metaOnce, readMeta } from './meta.ts';

export type Epoch = {
  /** Clients that know another one drop what they know. Changes while the server runs, when Postgres has failed over. */
  readonly value: string;
  /** Why it was a new one at the start; null where it was the same as before. */
  renewed: 'asked' | 'older' | 'moved' | null;
  stop(): Promise<void>;
};

export type EpochOptions = {
  /** The SQLite file; null on Postgres. */
  file: string | null;
  /** Whoever starts the server says that a back-up was restored. */
  restored: boolean;
  log: { warn(details: object, message: string): void };
  /** Is called when an epoch is renewed while the server runs. */
  changed?: () => void;
};

/** How often Postgres is asked whether it is still the one that it was. */
const LOOK_MS = 1_000;
/** How far the database is behind its file at most, when both are lost together with the process. */
const WRITE_DOWN_MS = 1_000;

/**
 * The identity of what is in the database. A restored back-up numbers its events anew from an earlier point, so its
 * clients must not go on counting: it gets a new epoch. That is noticed without being told in two ways: beside a
 * SQLite file a note says how far it had come, and Postgres knows its own cluster, timeline, database and tables, which
 * change when a dump or an earlier point in time is restored, or a standby is promoted. See README.md for what neither
 * notices. What is looked at every second belongs to the open database and ends with it, after every worker, so it is no
 * worker of `workers/`; a database that is away is reported by the outage log, not once a second from here.
 */
export async function openEpoch(database: Database, options: EpochOptions): Promise<Epoch> {
  const { file, restored } = options;
  const current = await metaOnce(database, 'epoch', randomUUID);
  const moved = file === null && (await renewWhereMoved(database));
  const reason =
    (restored && 'asked') ||
    (moved && 'moved') ||
    (file !== null ? await isBehind(database, file, current) : null) ||
    null;
  if (reason !== null && !moved) await renew(database);
  const value = await epochIn(database);
  return file === null
    ? watchPostgres(database, options, { value, reason })
    : noteBesideFile(database, options, { file, value, reason });
}

type Known = { value: string; reason: Epoch['renewed'] };

/** Keeps the note beside a SQLite file. Not a worker of `workers/`: it is written once more after the last of them has stopped. */
async function noteBesideFile(
  database: Database,
  { log }: EpochOptions,
  { file, value, reason }: Known & { file: string },
): Promise<Epoch> {
  let written = '';
  let running = writeDown();
  const timer = setInterval(() => {
    running = running.then(writeDown);
  }, WRITE_DOWN_MS);
  timer.unref();
  await running;
  return {
    value,
    renewed: reason,
    async stop() {
      clearInterval(timer);
      await running;
      await writeDown();
    },
  };

  async function writeDown(): Promise<void> {
    try {
      const text = JSON.stringify({ epoch: value, events: await eventsIn(database) });
      if (text === written) return;
      await writeFile(`${noteOf(file)}.new`, text);
      await rename(`${noteOf(file)}.new`, noteOf(file));
      written = text;
    } catch (error) {
      log.warn({ err: error }, 'How far the database has come could not be written down; it is tried again.');
    }
  }
}

/**
 * Looks every second whether Postgres is on another timeline: a standby that was promoted may lack what the server had
 * acknowledged. The first node that notices renews the epoch, and all take it over. Not a worker of `workers/`: it fails only while
 * Postgres is away, which every request says and counts.
 */
function watchPostgres(database: Database, { log, changed }: EpochOptions, { value, reason }: Known): Epoch {
  let current = value;
  let running = Promise.resolve();
  let looking = false;
  const timer = setInterval(() => {
    // One that waits for a dead connection is not joined by others.
    if (!looking) running = look();
  }, LOOK_MS);
  timer.unref();
  return {
    get value() {
      return current;
    },
    renewed: reason,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };

  async function look(): Promise<void> {
    looking = true;
    try {
      const renewed = await renewWhereMoved(database);
      if (renewed) await publishAgain(database);
      const next = await epochIn(database);
      if (next === current) return;
      current = next;
      log.warn(
        {},
        'Postgres has failed over or was restored: clients drop what they know of it, fetch it again, and send again what it lacks.',
      );
      changed?.();
    } catch {
      // While Postgres is away, every request says so; this looks again in a second.
    } finally {
      looking = false;
    }
  }
}

/** How far back conversations are made known again after a failover, and how many at most. */
const SPOKEN_WITHIN_MS = 3_600_000;
const SPOKEN_MOST = 5_000;

/**
 * Publishes the last event of every conversation of late once more: whoever has one open learns of the new epoch by it,
 * without waiting for the next message.
 */
async function publishAgain(database: Database): Promise<void> {
  await database.write(async (db) => {
    await sql`update conversations set published_seq = seq - 1 where seq > 0 and published_seq = seq and id in
      (select id from conversations where active_at > ${Date.now() - SPOKEN_WITHIN_MS}
        order by active_at desc limit ${SPOKEN_MOST})`.execute(db);
  });
}

async function epochIn(database: Database): Promise<string> {
  const value = await readMeta(database.read, 'epoch');
  if (value === null) throw new Error('The database has no epoch any more.');
  return value;
}

const noteOf = (file: string): string => `${file}.epoch`;

async function renew(database: Database): Promise<void> {
  await database.write((db) => writeEpoch(db));
}

async function writeEpoch(db: Db): Promise<void> {
  await db.updateTable('meta').set({ value: randomUUID() }).where('name', '=', 'epoch').execute();
}

/** Whether the note beside the file knows of more than is in it, or of another epoch. */
async function isBehind(database: Database, file: string, epoch: string): Promise<'older' | null> {
  const note = await readNote(noteOf(file));
  if (note === null) return null;
  return note.epoch !== epoch || note.events > (await eventsIn(database)) ? 'older' : null;
}

/** Null where there is none: the first start, or everything was moved here. */
async function readNote(path: string): Promise<{ epoch: string; events: number } | null> {
  try {
    const { epoch, events } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    return typeof epoch === 'string' && typeof events === 'number' ? { epoch, events } : null;
  } catch {
    return null;
  }
}

/** Grows with every event; the last row's own number costs one look at the end of the table. */
async function eventsIn(database: Database): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`select max(rowid) as last from events`.execute(
    database.read,
  );
  return rows[0]?.last ?? 0;
}

/**
 * Gives a Postgres that is not where it was a new epoch; of several nodes, the first that notices does.
 * @returns whether it did
 */
async function renewWhereMoved(database: Database): Promise<boolean> {
  const lineage = await lineageOf(database.read);
  if ((await readMeta(database.read, 'lineage')) === lineage) return false;
  return database.write(async (db) => {
    const known = await db
      .selectFrom('meta')
      .select('value')
      .where('name', '=', 'lineage')
      .forUpdate()
      .executeTakeFirst();
    if (known?.value === lineage) return false;
    await db
      .insertInto('meta')
      .values({ name: 'lineage', value: lineage })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: lineage }))
      .execute();
    if (known === undefined) return false;
    await writeEpoch(db);
    return true;
  });
}

/** Insufficient privilege, undefined function, not supported. */
const MAY_NOT_ASK = new Set(['42501', '42883', '0A000']);

/**
 * https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-BACKUP: the name of the segment that is
 * being written begins with the timeline, and says so right after a promotion; the last checkpoint knows it minutes later.
 */
async function lineageOf(db: Db): Promise<string> {
  const { rows } = await sql<{ database: number; table: number }>`
    select oid::int8 as database, 'meta'::regclass::oid::int8 as table
    from pg_database where datname = current_database()`.execute(db);
  const cluster = await sql<{ system: string; timeline: number }>`
    select (select system_identifier::text from pg_control_system()) as system,
           ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int as timeline`
    .execute(db)
    .catch((error: unknown) => {
      // Some hosts do not let everybody ask, or have no log to ask about; the rest still tells of a restored dump.
      if (error instanceof Error && 'code' in error && MAY_NOT_ASK.has(String(error.code)))
        return { rows: [] };
      // A standby that is not promoted yet is nothing to judge by.
      throw error;
    });
  return JSON.stringify([rows[0], cluster.rows[0]]);
}
