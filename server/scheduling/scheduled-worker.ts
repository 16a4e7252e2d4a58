import { ApiError } from '../common/api-error.ts';
import { AGENTS_CHANNEL, SCHEDULED_CHANGED_EVENT } from '../contract/channels.ts';
import type { Database } from '../database/database.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import type { Engine } from '../engine/engine.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { dueMessages, hold, sendDue } from './send-scheduled.ts';

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
 * keeps none of the others back.
 */
export function createScheduledWorker(options: ScheduledWorkerOptions): Worker {
  const { database, runInTransaction, now, log } = options;
  return createWorker({
    name: 'scheduled messages',
    everyMs: LOOK_EVERY_MS,
    failure: 'Scheduled messages could not be sent; it is tried again.',
    log,
    async run(signal) {
      let due = await dueMessages(database.read, now(), AT_ONCE);
      while (due.length > 0 && !signal.aborted) {
        for (const place of due) {
          await runInTransaction((tx) => sendDue(tx, place), place.conversation_id).catch(async (error) => {
            if (!(error instanceof ApiError)) throw error;
            log.warn({ err: error, ...place }, 'A scheduled message was refused, and is held.');
            await runInTransaction((tx) => hold(tx, place, 'refused'));
          });
          await tellConsoles(options, place.conversation_id);
        }
        due = due.length < AT_ONCE ? [] : await dueMessages(database.read, now(), AT_ONCE);
      }
    },
  });
}

/** Consoles that do not hear it learn of it when they next catch up. */
export async function tellConsoles(
  { engine, log }: Pick<ScheduledWorkerOptions, 'engine' | 'log'>,
  conversationId: string,
): Promise<void> {
  await engine
    .publish([{ channel: AGENTS_CHANNEL, name: SCHEDULED_CHANGED_EVENT, data: { conversationId } }])
    .catch((error) => log.warn({ err: error }, 'Consoles learn of scheduled messages later.'));
}
