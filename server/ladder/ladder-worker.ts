import { StorageError } from '../database/database.ts';
import { createWorker, type Worker, type WorkerClock } from '../workers/worker.ts';
import { dueWaits, forgetWaits } from './due-waits.ts';
import { answeredAsks, takeAddress } from './take-address.ts';
import { type LadderDeps, takeSteps } from './take-steps.ts';

/** A step counts in minutes. */
const LOOK_EVERY_MS = 5_000;
const PER_LOOK = 100;
const UPKEEP_MS = 3_600_000;

export type LadderWorkerOptions = LadderDeps & {
  log: { warn(details: object, message: string): void };
  /** Something was put down that may be sent. */
  queued(): void;
  clock?: WorkerClock;
};

/**
 * Takes the steps of sites' ladders for those whom nobody answers. What is due follows from the database: a restart forgets nothing,
 * every node looks, and each step is decided again under the lock of its conversation, so that it is taken once.
 */
export function createLadderWorker({ queued, log, clock, ...deps }: LadderWorkerOptions): Worker {
  const { database, runInTransaction, now } = deps;
  let upkeptAt = Number.NEGATIVE_INFINITY;
  return createWorker({
    name: 'ladder',
    everyMs: LOOK_EVERY_MS,
    failure: 'The ladders of unanswered conversations could not be looked at; it is tried again.',
    log,
    ...clock,
    async run(signal) {
      if (performance.now() - upkeptAt > UPKEEP_MS) {
        await database.write((db) => forgetWaits(db, now()));
        upkeptAt = performance.now();
      }
      let taken = 0;
      for (const id of await answeredAsks(database.read, now(), PER_LOOK))
        if (!signal.aborted) await alone(id, () => runInTransaction((tx) => takeAddress(tx, id), id));
      for (const id of await dueWaits(database.read, now(), PER_LOOK))
        if (!signal.aborted)
          await alone(id, async () => {
            // In a transaction of its own: it may wait for its turn among those who give conversations before it locks this one.
            taken += await runInTransaction((tx) => takeSteps(tx, deps, id));
          });
      if (taken > 0) queued();
    },
  });

  /** One that fails holds up no other. */
  async function alone(conversationId: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (error instanceof StorageError) throw error;
      log.warn({ err: error, conversationId }, 'A step of a ladder could not be taken; it is tried again.');
    }
  }
}
