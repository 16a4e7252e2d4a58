import type { Database } from '../database/database.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { forgetOldMerges } from './merge-record.ts';

const LOOK_EVERY_MS = 60 * 60_000;

/** Forgets what was known of merged contacts once their merge can be undone no more. */
export function createMergeUpkeep({
  database,
  now,
  log,
}: {
  database: Database;
  now: () => number;
  log: { warn(details: object, message: string): void };
}): Worker {
  return createWorker({
    name: 'merged contacts',
    everyMs: LOOK_EVERY_MS,
    run: async () => {
      await database.write((db) => forgetOldMerges(db, now()));
    },
    failure: 'What was known of merged contacts could not be removed; it is tried again.',
    log,
  });
}
