import type { Database } from '../database/database.ts';
import { createWorker, type Worker } from '../workers/worker.ts';

/** How long the log is kept. */
const ATTEMPTS_KEPT_MS = 30 * 24 * 60 * 60 * 1_000;
/** Of each endpoint, at most so many attempts. */
const MOST_ATTEMPTS = 50_000;
const LOOK_EVERY_MS = 10 * 60 * 1_000;
const ROWS_AT_ONCE = 1_000;

export type PruningOptions = {
  database: Database;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/** Removes what is older than it is kept, or too much: attempts, and what waits to be sent and is in the feed no more. */
export function createPruning({ database, now, log }: PruningOptions): Worker {
  const { read } = database;
  return createWorker({
    name: 'pruning of webhooks',
    everyMs: LOOK_EVERY_MS,
    run: prune,
    failure: 'Old attempts to send webhooks could not be removed; it is tried again.',
    log,
  });

  async function prune(signal: AbortSignal): Promise<void> {
    const before = now() - ATTEMPTS_KEPT_MS;
    await database.write((db) =>
      db
        .deleteFrom('webhook_deliveries')
        .where('position', '<=', (eb) => eb.selectFrom('feed_state').select('pruned'))
        .execute(),
    );
    await inPages(signal, () =>
      read.selectFrom('webhook_attempts').select('id').where('at', '<', before).limit(ROWS_AT_ONCE).execute(),
    );
    const endpoints = await read.selectFrom('webhook_endpoints').select('id').execute();
    for (const { id } of endpoints)
      await inPages(signal, () =>
        read
          .selectFrom('webhook_attempts')
          .select('id')
          .where('endpoint_id', '=', id)
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .offset(MOST_ATTEMPTS)
          .limit(ROWS_AT_ONCE)
          .execute(),
      );
  }

  /** Removes what is found, until a page is not full. */
  async function inPages(signal: AbortSignal, find: () => Promise<{ id: string }[]>): Promise<void> {
    let found = ROWS_AT_ONCE;
    while (found === ROWS_AT_ONCE && !signal.aborted) {
      const ids = (await find()).map(({ id }) => id);
      found = ids.length;
      if (found > 0)
        await database.write((db) => db.deleteFrom('webhook_attempts').where('id', 'in', ids).execute());
    }
  }
}
