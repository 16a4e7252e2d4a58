import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Database, Db } from './database.ts';
import { metaOnce } from './meta.ts';

export type Epoch = {
  /** Clients that know another one drop what they know. */
  value: string;
  /** Why it is a new one; null where it is the same as before. */
  renewed: 'asked' | 'older' | 'moved' | null;
  stop(): Promise<void>;
};

export type EpochOptions = {
  /** The SQLite file; null on Postgres. */
  file: string | null;
  /** Whoever starts the server says that a back-up was restored. */
  restored: boolean;
  log: { warn(details: object, message: string): void };
};

/** How far the database is behind its file at most, when both are lost together with the process. */
const WRITE_DOWN_MS = 1_000;

/**
 * The identity of what is in the database. A restored back-up numbers its events anew from an earlier point, so its
 * clients must not go on counting: it gets a new epoch. That is noticed without being told in two ways: beside a
 * SQLite file a note says how far it had come, and Postgres knows its own cluster, timeline, database and tables, which
 * change when a dump or an earlier point in time is restored. See README.md for what neither notices.
 */
export async function openEpoch(database: Database, { file, restored, log }: EpochOptions): Promise<Epoch> {
  const current = await metaOnce(database, 'epoch', randomUUID);
  const reason =
    (restored && 'asked') ||
    (file === null ? await lineageChanged(database) : await isBehind(database, file, current)) ||
    null;
  const value = reason === null ? current : await renew(database);
  if (file === null) return { value, renewed: reason, stop: async () => {} };

  let written = '';
  let running = writeDown(file);
  const timer = setInterval(() => {
    running = running.then(() => writeDown(file));
  }, WRITE_DOWN_MS);
  timer.unref();
  await running;
  return {
    value,
    renewed: reason,
    async stop() {
      clearInterval(timer);
      await running;
      await writeDown(file);
    },
  };

  async function writeDown(beside: string): Promise<void> {
    try {
      const text = JSON.stringify({ epoch: value, events: await eventsIn(database) });
      if (text === written) return;
      await writeFile(`${noteOf(beside)}.new`, text);
      await rename(`${noteOf(beside)}.new`, noteOf(beside));
      written = text;
    } catch (error) {
      log.warn({ err: error }, 'How far the database has come could not be written down; it is tried again.');
    }
  }
}

const noteOf = (file: string): string => `${file}.epoch`;

async function renew(database: Database): Promise<string> {
  const value = randomUUID();
  await database.write((db) => db.updateTable('meta').set({ value }).where('name', '=', 'epoch').execute());
  return value;
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

/** Of several nodes that start at once, the first one notices. */
async function lineageChanged(database: Database): Promise<'moved' | null> {
  const lineage = await lineageOf(database.read);
  return database.write(async (db) => {
    const known = await db
      .selectFrom('meta')
      .select('value')
      .where('name', '=', 'lineage')
      .forUpdate()
      .executeTakeFirst();
    if (known?.value === lineage) return null;
    await db
      .insertInto('meta')
      .values({ name: 'lineage', value: lineage })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: lineage }))
      .execute();
    return known === undefined ? null : 'moved';
  });
}

/** https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-CONTROLDATA */
async function lineageOf(db: Db): Promise<string> {
  const { rows } = await sql<{ database: number; table: number }>`
    select oid::int8 as database, 'meta'::regclass::oid::int8 as table
    from pg_database where datname = current_database()`.execute(db);
  const cluster = await sql<{ system: string; timeline: number }>`
    select (select system_identifier::text from pg_control_system()) as system,
           (select timeline_id from pg_control_checkpoint()) as timeline`
    .execute(db)
    // Some hosts do not let everybody ask; the rest still tells of a restored dump.
    .catch(() => ({ rows: [] }));
  return JSON.stringify([rows[0], cluster.rows[0]]);
}
