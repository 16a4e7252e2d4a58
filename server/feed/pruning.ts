import type { Database } from '../database/database.ts';
import { createWorker, type Worker } from '../workers/worker.ts';

/** How long events stay in the feed. */
export const FEED_KEPT_MS = 30 * 24 * 60 * 60 * 1_000;
const LOOK_EVERY_MS = 10 * 60 * 1_000;
const ROWS_AT_ONCE = 1_000;

export type PruningOptions = {
  database: Database;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/** Removes events that are older than the feed is kept. */
export function createPruning({ database, now, log }: PruningOptions): Worker {
  return createWorker({
    name: 'pruning of the events feed',
    everyMs: LOOK_EVERY_MS,
    async run(signal) {
      const before = now() - FEED_KEPT_MS;
      while (!signal.aborted && (await prune(before)) === ROWS_AT_ONCE);
    },
    failure: 'Old events could not be removed from the feed; it is tried again.',
    log,
  });

  /** @returns how many were found */
  async function prune(before: number): Promise<number> {
    const old = await database.read
      .selectFrom('feed_events')
      .select('position')
      .where('at', '<', before)
      .orderBy('at')
      .limit(ROWS_AT_ONCE)
      .execute();
    if (old.length === 0) return 0;
    // Whatever comes before the last of them is nearly as old: the clocks of nodes differ by little.
    const last = Math.max(...old.map(({ position }) => position));
    await database.write(async (db) => {
      await db.updateTable('feed_state').set({ pruned: last }).where('pruned', '<', last).execute();
      await db.deleteFrom('feed_events').where('position', '<=', last).execute();
    });
    return old.length;
  }
}
