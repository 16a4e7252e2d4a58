import type { Database } from '../database/database.ts';
import { createWorker, type Worker } from '../workers/worker.ts';

/** How long the feed and the log of webhooks are kept. */
export const FEED_KEPT_MS = 30 * 24 * 60 * 60 * 1_000;
/** Of each endpoint, at most so many attempts. */
const ATTEMPTS_KEPT = 50_000;
const LOOK_EVERY_MS = 10 * 60 * 1_000;
const ROWS_AT_ONCE = 1_000;

export type PruningOptions = {
  database: Database;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/** Removes what is older than it is kept: events of the feed, and attempts to send them. */
export function createPruning({ database, now, log }: PruningOptions): Worker {
  return createWorker({
    name: 'pruning of the events feed',
    everyMs: LOOK_EVERY_MS,
    run: prune,
    failure: 'Old events and attempts could not be removed; it is tried again.',
    log,
  });

  async function prune(signal: AbortSignal): Promise<void> {
    const before = now() - FEED_KEPT_MS;
    while (!signal.aborted && (await pruneEvents(before)) === ROWS_AT_ONCE);
    while (!signal.aborted && (await pruneAttempts(before)) === ROWS_AT_ONCE);
    await capAttempts(signal);
  }

  /** @returns how many were found */
  async function pruneEvents(before: number): Promise<number> {
    const old = await database.read
      .selectFrom('feed_events')
      .select('position')
      .where('at', '<', before)
      .orderBy('at')
      .limit(ROWS_AT_ONCE)
      .execute();
    const last = Math.max(0, ...old.map(({ position }) => position));
    if (last === 0) return 0;
    await database.write(async (db) => {
      // Whatever comes before it is nearly as old: clocks of nodes differ by little.
      await db.updateTable('feed_state').set({ pruned: last }).where('pruned', '<', last).execute();
      await db.deleteFrom('feed_events').where('position', '<=', last).execute();
      await db.deleteFrom('webhook_deliveries').where('position', '<=', last).execute();
    });
    return old.length;
  }

  async function pruneAttempts(before: number): Promise<number> {
    const old = await database.read
      .selectFrom('webhook_attempts')
      .select('id')
      .where('at', '<', before)
      .limit(ROWS_AT_ONCE)
      .execute();
    await removeAttempts(old.map(({ id }) => id));
    return old.length;
  }

  async function capAttempts(signal: AbortSignal): Promise<void> {
    const endpoints = await database.read
      .selectFrom('webhook_attempts')
      .select('endpoint_id')
      .distinct()
      .execute();
    for (const { endpoint_id } of endpoints) {
      let found = ROWS_AT_ONCE;
      while (found === ROWS_AT_ONCE && !signal.aborted) {
        const surplus = await database.read
          .selectFrom('webhook_attempts')
          .select('id')
          .where('endpoint_id', '=', endpoint_id)
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .offset(ATTEMPTS_KEPT)
          .limit(ROWS_AT_ONCE)
          .execute();
        await removeAttempts(surplus.map(({ id }) => id));
        found = surplus.length;
      }
    }
  }

  async function removeAttempts(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await database.write((db) => db.deleteFrom('webhook_attempts').where('id', 'in', ids).execute());
  }
}
