import { ApiError } from '../common/api-error.ts';
import { AGENTS_CHANNEL, SCHEDULED_CHANGED_EVENT } from '../contract/channels.ts';
import { type Database, StorageError } from '../database/database.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import type { Engine } from '../engine/engine.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { dueMessages, holdRefused, type Place, sendDue } from './send-scheduled.ts';

const LOOK_EVERY_MS = 5_000;
const AT_ONCE = 100;

export type ScheduledWorkerOptions = {
  database: Pick<Database, 'read'>;
  runInTransaction: RunInTransaction;
  engine: Pick<Engine, 'publish'>;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/**
 * Sends what agents have scheduled, when its time has come, and what became due while no server ran. One that cannot be sent is held, and
 * keeps none of the others back; nor does one that fails, which is tried again.
 */
export function createScheduledWorker(options: ScheduledWorkerOptions): Worker {
  const { database, runInTransaction, now, log } = options;
  return createWorker({
    name: 'scheduled messages',
    everyMs: LOOK_EVERY_MS,
    failure: 'Scheduled messages could not be sent; it is tried again.',
    log,
    async run(signal) {
      for (let more = true; more && !signal.aborted; ) {
        const due = await dueMessages(database.read, now(), AT_ONCE);
        more = due.length === AT_ONCE;
        for (const place of due) if (!signal.aborted && !(await settle(place))) more = false;
        // At last: nothing that is due waits for the engine.
        await tellConsoles(
          options,
          due.map(({ conversation_id }) => conversation_id),
        );
      }
    },
  });

  /** Sends it, or holds it. False: neither, it is tried with the next run. */
  async function settle(place: Place): Promise<boolean> {
    try {
      await runInTransaction((tx) => sendDue(tx, place), place.conversation_id);
    } catch (error) {
      if (error instanceof StorageError) throw error;
      const refused = error instanceof ApiError;
      log.warn(
        { err: error, ...place },
        refused
          ? 'A scheduled message was refused, and is held.'
          : 'A scheduled message could not be sent; it is tried again.',
      );
      if (!refused) return false;
      await runInTransaction((tx) => holdRefused(tx, place), place.conversation_id);
    }
    return true;
  }
}

/** Consoles that do not hear it learn of it when they next catch up. */
export async function tellConsoles(
  { engine, log }: Pick<ScheduledWorkerOptions, 'engine' | 'log'>,
  conversationIds: readonly string[],
): Promise<void> {
  const publications = [...new Set(conversationIds)].map((conversationId) => ({
    channel: AGENTS_CHANNEL,
    name: SCHEDULED_CHANGED_EVENT,
    data: { conversationId },
  }));
  if (publications.length === 0) return;
  await engine
    .publish(publications)
    .catch((error) => log.warn({ err: error }, 'Consoles learn of scheduled messages later.'));
}
