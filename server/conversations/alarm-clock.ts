import type { Database } from '../database/database.ts';
import { dueToWake, wakeIfDue } from './wake-conversation.ts';
import type { Work } from './work.ts';

const LOOK_EVERY_MS = 1_000;
const PER_LOOK = 100;

export type AlarmClockOptions = {
  database: Database;
  commit: <T>(act: (work: Work) => Promise<T>) => Promise<T>;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/**
 * Wakes snoozed conversations when their time has come. What is due is in the database, so a restart forgets nothing;
 * every node looks, and the lock on the conversation lets one of them do it.
 */
export function createAlarmClock({ database, commit, now, log }: AlarmClockOptions) {
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;
  return {
    start(): void {
      timer = setTimeout(again, 0);
    },
    async stop(): Promise<void> {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await looking;
    },
  };

  function again(): void {
    looking = look()
      .catch((error) =>
        log.warn({ err: error }, 'Snoozed conversations could not be woken; it is tried again.'),
      )
      .finally(() => {
        if (!stopped) timer = setTimeout(again, LOOK_EVERY_MS);
      });
  }

  async function look(): Promise<void> {
    for (const id of await dueToWake(database.read, now(), PER_LOOK)) {
      if (stopped) return;
      await commit((work) => wakeIfDue(work, id));
    }
  }
}
