import { sql } from 'kysely';
import type { Database, Db } from '../database/database.ts';
import type { EventRecorder } from '../database/transaction.ts';
import type { TraceContext } from '../tracing/trace.ts';
import type { TraceLog } from '../tracing/trace-log.ts';
import { createWorker, type Worker } from '../workers/worker.ts';

/** What follows from an event is tried for three days. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;
const LOOK_EVERY_MS = 60 * 60 * 1_000;
const ROWS_AT_ONCE = 1_000;

/** Stores with the events of a transaction which trace they are part of, for what follows from them later and on other nodes. */
export const recordTraces: EventRecorder = {
  async record({ db, trace, appended, now }) {
    if (!trace || appended.length === 0) return;
    const { traceId, sampled } = trace;
    await db
      .insertInto('event_traces')
      .values(
        appended.map(({ conversationId, seq }) => ({
          conversation_id: conversationId,
          seq,
          trace_id: traceId,
          sampled: sampled ? 1 : 0,
          created_at: now,
        })),
      )
      .onConflict((conflict) => conflict.columns(['conversation_id', 'seq']).doNothing())
      .execute();
  },
  committed() {},
};

/**
 * The trace of the first event of a conversation that is part of one.
 * @param from the number of the first event that is looked at, and `to` of the last; null: to the end
 */
export async function traceWithin(
  db: Db,
  conversationId: string,
  from: number,
  to: number | null,
): Promise<TraceContext | null> {
  const row = await db
    .selectFrom('event_traces')
    .select(['trace_id', 'sampled'])
    .where('conversation_id', '=', conversationId)
    .where('seq', '>=', from)
    .$if(to !== null, (query) => query.where('seq', '<=', to))
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : traceFrom(row);
}

/**
 * Writes the line about something that tells of events, where one of them is part of a trace. It never rejects: what it tells of is done,
 * and must not be done again because nobody could be told.
 */
export async function logTraceWithin(
  deps: {
    database: Pick<Database, 'read'>;
    traceLog: TraceLog;
    log: { warn(details: object, message: string): void };
  },
  [conversationId, from, to]: readonly [conversationId: string, from: number, to: number | null],
  details: object,
  message: string,
): Promise<void> {
  try {
    const trace = await traceWithin(deps.database.read, conversationId, from, to);
    if (trace !== null) deps.traceLog(trace, details, message);
  } catch (error) {
    deps.log.warn(
      { err: error },
      'Which trace something belongs to could not be read; the log lacks its line.',
    );
  }
}

/** @param row of a query that joined `event_traces`; its columns are null where an event is part of no trace */
export function traceFrom(row: { trace_id: string | null; sampled: number | null }): TraceContext | null {
  return row.trace_id === null ? null : { traceId: row.trace_id, sampled: row.sampled === 1 };
}

/** Removes the traces of events from which nothing follows any more. */
export function createTracePruning({
  database,
  now,
  log,
}: {
  database: Database;
  now: () => number;
  log: { warn(details: object, message: string): void };
}): Worker {
  return createWorker({
    name: 'pruning of traces',
    everyMs: LOOK_EVERY_MS,
    run: prune,
    failure: 'Old traces of events could not be removed; it is tried again.',
    log,
  });

  async function prune(signal: AbortSignal): Promise<void> {
    let removed = ROWS_AT_ONCE;
    while (removed === ROWS_AT_ONCE && !signal.aborted) {
      const old = await database.read
        .selectFrom('event_traces')
        .select(['conversation_id', 'seq'])
        .where('created_at', '<', now() - KEPT_MS)
        .orderBy('created_at')
        .limit(ROWS_AT_ONCE)
        .execute();
      removed = old.length;
      if (removed === 0) return;
      const places = old.map((row) => sql`(${row.conversation_id}, cast(${row.seq} as integer))`);
      await database.write((db) =>
        db
          .deleteFrom('event_traces')
          .where(sql<boolean>`(conversation_id, seq) in (values ${sql.join(places)})`)
          .execute(),
      );
    }
  }
}
