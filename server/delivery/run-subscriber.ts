import { sql } from 'kysely';
import { eventFrom, eventRows } from '../conversations/read-events.ts';
import { type Database, type Db, StorageError } from '../database/database.ts';
import type { TraceContext } from '../tracing/trace.ts';
import { underEither } from '../workers/either-signal.ts';
import { claimDue, isAnyDue, nextDue, putAside, putOff, removeDue } from './due-rows.ts';
import { type DueEvent, type DueKey, EventRefused, type Settings, type Subscriber } from './subscriber.ts';
import { fillNext } from './subscriber-upkeep.ts';

/** After a batch failed whose events never failed before: whatever they are for is away, and is left in peace. */
const REST_MS = { first: 500, most: 10_000 };

export type RunnerDeps = {
  database: Database;
  /** The name of this process among all nodes. */
  node: string;
  epoch: string;
  now: () => number;
  /** Between 0 and 1. */
  random: () => number;
  after(delayMs: number, action: () => void): () => void;
  elapsed(): number;
  log: { warn(details: object, message: string): void };
  /** Is told of each event that is part of a trace, once it is done. */
  traced?(details: TracedEvent): void;
};

/** What the log says of it. */
export type TracedEvent = { subscriber: string; trace: TraceContext; conversationId: string; seq: number };

/** An event and why it was not done. */
type Failure = { key: DueKey; error: unknown };

/** How many events were done, and how many tries failed, since the start of this process. */
export type RunnerCounts = { done: number; failed: number };

/**
 * What one subscriber has to do, as a run of a worker: batch after batch until nothing is due. Rows are claimed before,
 * and removed after: whoever dies in between leaves them to others, when the claim has ended.
 */
export function createRunner(subscriber: Subscriber, settings: Settings, deps: RunnerDeps) {
  const { database, now, log } = deps;
  const { dialect } = database;
  const { name } = settings;
  const counts: RunnerCounts = { done: 0, failed: 0 };
  let failures = 0;
  let restUntil = Number.NEGATIVE_INFINITY;
  let filling = settings.fromBeginning;

  return { run, counts };

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && deps.elapsed() >= restUntil) {
      const began = deps.elapsed();
      const some =
        (await isAnyDue(database.read, settings, now())) &&
        (await ('run' in subscriber ? outside(subscriber, signal) : inside(subscriber)));
      if (some) {
        // Others write into the same database.
        if ('runInTransaction' in subscriber) await pause(deps.elapsed() - began, signal);
      } else if (!filling) return;
      else filling = await database.write((db) => fillNext(db, dialect, { ...settings, ...wanting() }));
    }
  }

  function wanting() {
    return { epoch: deps.epoch, wants: subscriber.wants };
  }

  /** @returns false when another node has them all */
  async function inside({
    runInTransaction,
  }: Extract<Subscriber, { runInTransaction: unknown }>): Promise<boolean> {
    const locked = { name, node: null };
    let batch: DueKey[] = [];
    try {
      await database.write(async (db) => {
        batch = await nextDue(db, dialect, settings, now());
        if (batch.length === 0) return;
        await runInTransaction({ db, dialect, now: now() }, batch);
        await removeDue(db, locked, batch);
      });
      succeeded(batch);
    } catch (error) {
      // Of the storage's own trouble no event is guilty.
      if (error instanceof StorageError || batch.length === 0) throw error;
      const failed = batch.map((key) => ({ key, error }));
      await database.write((db) => settleFailures(db, locked, failed));
      noteFailures(failed, batch);
    }
    return batch.length > 0;
  }

  /** @returns false when another node has them all */
  async function outside(one: Extract<Subscriber, { run: unknown }>, signal: AbortSignal): Promise<boolean> {
    const mine = { name, node: deps.node };
    const batch = await database.write(async (db) => {
      const keys = await nextDue(db, dialect, settings, now());
      if (keys.length > 0) await claimDue(db, mine, keys, now() + settings.leaseMs);
      return keys;
    });
    if (batch.length === 0) return false;
    const events = await withEvents(batch);
    const failed = events.length === 0 ? [] : await attempt(one, events, signal);
    const unfinished = new Set(failed.map(({ key }) => key.id));
    const stopped = signal.aborted ? failed.filter(({ error }) => !(error instanceof EventRefused)) : [];
    await database.write(async (db) => {
      // What is of no conversation any more was erased.
      await removeDue(
        db,
        mine,
        batch.filter(({ id }) => !unfinished.has(id)),
      );
      for (const { key } of stopped) await putOff(db, mine, [key], key.tries, now());
      await settleFailures(
        db,
        mine,
        failed.filter((one) => !stopped.includes(one)),
      );
    });
    succeeded(events.filter(({ id }) => !unfinished.has(id)));
    if (failed.length > stopped.length) noteFailures(failed, events);
    return true;
  }

  async function withEvents(keys: readonly DueKey[]): Promise<DueEvent[]> {
    const places = keys.map(({ conversationId, seq }) => sql`(${conversationId}, cast(${seq} as integer))`);
    const rows = await eventRows(database.read)
      .where(sql<boolean>`(events.conversation_id, events.seq) in (values ${sql.join(places)})`)
      .execute();
    const found = new Map(rows.map((row) => [`${row.conversation_id} ${row.seq}`, row]));
    return keys.flatMap((key) => {
      const row = found.get(`${key.conversationId} ${key.seq}`);
      return row === undefined ? [] : [{ ...key, event: eventFrom(row, 'agent') }];
    });
  }

  /** Lets the subscriber do its part, for so long. */
  async function attempt(
    one: Extract<Subscriber, { run: unknown }>,
    events: readonly DueEvent[],
    stopping: AbortSignal,
  ): Promise<Failure[]> {
    const limit = new AbortController();
    const cancel = deps.after(settings.timeoutMs, () =>
      limit.abort(new Error(`It took longer than ${settings.timeoutMs} ms.`)),
    );
    const late = new Promise<never>((_, reject) => {
      limit.signal.addEventListener('abort', () => reject(limit.signal.reason));
    });
    try {
      const outcomes = await underEither(stopping, limit.signal, (signal) =>
        Promise.race([one.run(events, signal), late]),
      );
      const errors = new Map(outcomes.map(({ id, error }) => [id, error]));
      return events.flatMap((key) => (errors.has(key.id) ? [{ key, error: errors.get(key.id) }] : []));
    } catch (error) {
      return events.map((key) => ({ key, error }));
    } finally {
      cancel();
    }
  }

  async function settleFailures(
    db: Db,
    holder: { name: string; node: string | null },
    failed: readonly Failure[],
  ) {
    for (const { key, error } of failed) {
      const tries = key.tries + 1;
      if (isOver(key, error, failed)) await putAside(db, holder, key, tries, now(), messageOf(error));
      else await putOff(db, holder, [key], tries, now() + waitAfter(tries));
    }
  }

  /** Of one error for many events nobody knows whose it is: each is tried alone. */
  function isOver({ tries }: DueKey, error: unknown, failed: readonly Failure[]): boolean {
    if (tries + 1 >= settings.maxTries) return true;
    return error instanceof EventRefused && failed.filter((one) => one.error === error).length === 1;
  }

  function waitAfter(tries: number): number {
    const { firstMs, mostMs } = settings.backoff;
    const wait = Math.min(mostMs, firstMs * 2 ** Math.min(tries - 1, 40));
    return Math.round(wait * (0.5 + deps.random() / 2));
  }

  function succeeded(done: readonly DueKey[]): void {
    if (done.length === 0) return;
    counts.done += done.length;
    for (const { trace, conversationId, seq } of done)
      if (trace !== null) deps.traced?.({ subscriber: name, trace, conversationId, seq });
    failures = 0;
    subscriber.settled?.();
  }

  function noteFailures(failed: readonly Failure[], batch: readonly DueKey[]): void {
    counts.failed += failed.length;
    for (const { key, error } of failed.filter((one) => isOver(one.key, one.error, failed)))
      log.warn(
        { subscriber: name, conversationId: key.conversationId, seq: key.seq, reason: messageOf(error) },
        'A subscriber refuses an event; it is put aside and not tried again.',
      );
    const again = failed.find((one) => !isOver(one.key, one.error, failed));
    if (again === undefined) return;
    log.warn(
      { err: again.error, subscriber: name, events: failed.length },
      'A subscriber could not be brought its events; they are tried again.',
    );
    if (failed.length < batch.length || again.key.tries > 0) return;
    failures += 1;
    restUntil = deps.elapsed() + Math.min(REST_MS.most, REST_MS.first * 2 ** Math.min(failures - 1, 10));
  }

  function pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const cancel = deps.after(ms, done);
      signal.addEventListener('abort', done, { once: true });
      function done(): void {
        cancel();
        signal.removeEventListener('abort', done);
        resolve();
      }
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
