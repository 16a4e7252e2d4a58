import type { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { dueToWake, wakeIfDue } from './wake-conversation.ts';

const LOOK_EVERY_MS = 1_000;
const PER_LOOK = 100;

export type SnoozeWorkerOptions = {
  database: Database;
  runInTransaction: <T>(operation: (tx: Transaction) => Promise<T>) => Promise<T>;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/**
 * Wakes snoozed conversations when their time has come. What is due is in the database, so a restart forgets nothing;
 * every node looks, and the lock on the conversation lets one of them do it.
 */
export function createSnoozeWorker({ database, runInTransaction, now, log }: SnoozeWorkerOptions): Worker {
  return createWorker({
    name: 'snoozed conversations',
    everyMs: LOOK_EVERY_MS,
    failure: 'Snoozed conversations could not be woken; it is tried again.',
    log,
    async run(signal) {
      for (const id of await dueToWake(database.read, now(), PER_LOOK)) {
        if (signal.aborted) return;
        await runInTransaction((tx) => wakeIfDue(tx, id));
      }
    },
  });
}
