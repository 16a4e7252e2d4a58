import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database, Db } from '../database/database.ts';
import { readMeta } from '../database/meta.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { wordsOf } from './message-index.ts';
import { KNOWN, wordsAbout } from './people-index.ts';
import { tsVector } from './search-terms.ts';

/** So many are indexed in one transaction: for SQLite, some twenty milliseconds in which nobody else is served. */
const ROWS_AT_ONCE = { sqlite: 200, postgres: 500 } as const;
const SAY_EVERY_MS = 10_000;
const AGAIN_AFTER_MS = 5_000;
/** For so long after an upgrade nodes of the version before it may have written what they did not index. */
const OLD_NODES_MS = 86_400_000;

export type SearchBacklog = Worker & {
  /** Resolves once everything that waited is indexed, or it was stopped. */
  finished(): Promise<void>;
  /** Whether a search may miss what is old, because it still waits to be indexed. */
  isIndexing(): boolean;
};

type Options = {
  database: Database;
  now: () => number;
  log: { info(details: object, message: string): void; warn(details: object, message: string): void };
};

/** An entry that is still to be written; without terms, there is nothing to be found. */
type Entry = { id: number; key: Record<string, string | number>; terms: string[] };

/**
 * Indexes what an upgrade left to be indexed, while the server serves, the newest first. What is done and what is left
 * change in one transaction, so it goes on where it was after any interruption; of several nodes, one at a time works.
 */
export function createSearchBacklog({ database, now, log }: Options): SearchBacklog {
  // Until it has been looked, nobody knows: a server answers before this worker has its turn.
  let indexing = true;
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let stopping = new AbortController().signal;
  const worker = createWorker({
    name: 'search index',
    // It has something to do once, after an upgrade: once that is done, it does not run again.
    everyMs: () => (indexing ? AGAIN_AFTER_MS : null),
    failure: 'The search index could not be completed; trying again.',
    run: work,
    log,
  });
  return {
    ...worker,
    finished: () => finished,
    async stop() {
      await worker.stop();
      finish();
    },
    isIndexing: () => indexing,
  };

  async function work(signal: AbortSignal): Promise<void> {
    stopping = signal;
    await drain('people', takePeople);
    await drain('messages', takeMessages);
    await indexWhatOldNodesWrote();
    if (signal.aborted) return;
    indexing = false;
    finish();
  }

  async function drain(what: string, take: (db: Db) => Promise<number>): Promise<void> {
    const began = now();
    let done = 0;
    let said = began;
    while (!stopping.aborted) {
      const from = performance.now();
      const count = await database.write(async (db) => ((await mayWork(db)) ? take(db) : null));
      // Another node is at it; if that one stops, this one goes on.
      if (count === null) await rest(AGAIN_AFTER_MS);
      else if (count === 0) break;
      else await rest(performance.now() - from);
      done += count ?? 0;
      if (now() - said < SAY_EVERY_MS) continue;
      said = now();
      log.info({ done, left: await left(what) }, `The search index is being completed: ${what}.`);
    }
    if (done > 0 && !stopping.aborted)
      log.info({ done, ms: now() - began }, `The search index is complete: ${what}.`);
  }

  /** Gives others as much time as a batch has taken. */
  async function rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: stopping }).catch(() => {});
  }

  async function left(what: string): Promise<number> {
    const table = what === 'people' ? 'people_backlog' : 'search_backlog';
    const { rows } = await sql<{
      left: number;
    }>`select coalesce(max(id), 0) as left from ${sql.table(table)}`.execute(database.read);
    return rows[0]?.left ?? 0;
  }

  async function mayWork(db: Db): Promise<boolean> {
    if (database.dialect === 'sqlite') return true;
    const { rows } = await sql<{
      mine: boolean;
    }>`select pg_try_advisory_xact_lock(hashtext('frontdesk search backlog')) as mine`.execute(db);
    return rows[0]?.mine === true;
  }

  async function takeMessages(db: Db): Promise<number> {
    const rows = await newest(db, 'search_backlog', ['conversation_id', 'seq']);
    if (rows.length === 0) return 0;
    const keys = rows.map((row) => sql`(${row.conversation_id}, cast(${row.seq} as integer))`);
    // Whoever edits or deletes one of them meanwhile waits, so that no word stays that was taken back.
    const messages = await db
      .selectFrom('messages')
      .select(['conversation_id', 'seq', 'body', 'attachments'])
      .where(sql<boolean>`(conversation_id, seq) in (values ${sql.join(keys)})`)
      .$if(database.dialect === 'postgres', (query) => query.forShare())
      .execute();
    const found = new Map(messages.map((row) => [`${row.conversation_id} ${row.seq}`, row]));
    const entries = rows.flatMap(({ id, conversation_id, seq }): Entry[] => {
      const message = found.get(`${conversation_id} ${seq}`);
      return message === undefined
        ? []
        : [{ id, key: { conversation_id, seq: Number(seq) }, terms: wordsOf(message) }];
    });
    await insertEntries(db, 'search_entries', entries);
    await forget(db, 'search_backlog', rows);
    return rows.length;
  }

  async function takePeople(db: Db): Promise<number> {
    const rows = await newest(db, 'people_backlog', ['visitor_id']);
    if (rows.length === 0) return 0;
    const visitors = await db
      .selectFrom('visitors')
      .select(['id', ...KNOWN])
      .where(
        'id',
        'in',
        rows.map((row) => String(row.visitor_id)),
      )
      .$if(database.dialect === 'postgres', (query) => query.forShare())
      .execute();
    const found = new Map(visitors.map((row) => [row.id, row]));
    const entries = rows.flatMap(({ id, visitor_id }): Entry[] => {
      const visitor = found.get(String(visitor_id));
      return visitor === undefined
        ? []
        : [{ id, key: { visitor_id: visitor.id }, terms: wordsAbout(visitor) }];
    });
    await insertEntries(db, 'people_entries', entries);
    await forget(db, 'people_backlog', rows);
    return rows.length;
  }

  async function newest<Column extends string>(
    db: Db,
    table: string,
    columns: readonly Column[],
  ): Promise<({ id: number } & Record<Column, string | number>)[]> {
    const { rows } = await sql<{ id: number } & Record<Column, string | number>>`
      select id, ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
      order by id desc limit ${ROWS_AT_ONCE[database.dialect]}`.execute(db);
    return rows;
  }

  /** What was indexed meanwhile, because it was changed, is newer and stays. */
  async function insertEntries(db: Db, table: string, entries: readonly Entry[]): Promise<void> {
    const worded = entries.filter(({ terms }) => terms.length > 0);
    const [first] = worded;
    if (first === undefined) return;
    const columns = sql.join(['id', ...Object.keys(first.key), 'terms'].map((column) => sql.ref(column)));
    const values = worded.map(({ id, key, terms }) =>
      database.dialect === 'sqlite'
        ? sql`(${sql.join([id, ...Object.values(key), terms.join(' ')])})`
        : sql`(${sql.join([id, ...Object.values(key)])}, ${tsVector(terms)}::tsvector)`,
    );
    const overriding = database.dialect === 'sqlite' ? sql`` : sql`overriding system value`;
    await sql`insert into ${sql.table(table)} (${columns}) ${overriding}
      values ${sql.join(values)} on conflict do nothing`.execute(db);
  }

  async function forget(db: Db, table: string, rows: readonly { id: number }[]): Promise<void> {
    await sql`delete from ${sql.table(table)}
      where id between ${rows.at(-1)?.id ?? 0} and ${rows[0]?.id ?? 0}`.execute(db);
  }

  async function indexWhatOldNodesWrote(): Promise<void> {
    const since = Number((await readMeta(database.read, 'search_since')) ?? 0);
    if (since === 0 || stopping.aborted) return;
    const added = await database.write(async (db) => {
      const { numAffectedRows } = await sql`insert into search_backlog (id, conversation_id, seq)
        select nextval(pg_get_serial_sequence('search_entries', 'id')), conversation_id, seq from
          (select conversation_id, seq from messages
            where created_at >= ${since} and unsent_at is null
              and conversation_id in (select id from conversations where visitor_id is not null)
              and not exists (select from search_entries as entry
                where entry.conversation_id = messages.conversation_id and entry.seq = messages.seq)
            order by created_at, conversation_id, seq) as missing`.execute(db);
      if (now() - since > OLD_NODES_MS)
        await db.deleteFrom('meta').where('name', '=', 'search_since').execute();
      return Number(numAffectedRows ?? 0);
    });
    if (added === 0) return;
    await drain('messages', takeMessages);
  }
}
