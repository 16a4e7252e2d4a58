import type { Database } from '../database/database.ts';
import type { Services } from '../services.ts';
import type { FileStore } from './file-store.ts';
import { sweepUnsentFiles } from './unsent-files.ts';

const LOOK_EVERY_MS = 60_000;
const AT_ONCE = 100;

export type DoomedFilesOptions = {
  database: Database;
  commit: Services['commit'];
  files: FileStore;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/**
 * Removes the files of who was erased. Which ones is in the database, written in the transaction that erased them: a
 * process that ends in between forgets nothing, and removing twice does no harm. With them go files that were uploaded
 * and never sent, and what was left of uploads that were cut off with their process.
 */
export function createDoomedFiles({ database, commit, files, now, log }: DoomedFilesOptions) {
  let timer: NodeJS.Timeout | null = null;
  let sweeping: Promise<void> = Promise.resolve();
  let stopped = false;

  return {
    start(): void {
      again();
    },
    /** Resolves when what was doomed by now is gone, or could not be removed and will be tried again. */
    sweep(): Promise<void> {
      sweeping = sweeping.then(sweep).catch(warn);
      return sweeping;
    },
    async stop(): Promise<void> {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await sweeping;
    },
  };

  function again(): void {
    sweeping = sweeping
      .then(sweep)
      .catch(warn)
      .finally(() => {
        if (!stopped) timer = setTimeout(again, LOOK_EVERY_MS);
      });
  }

  function warn(error: unknown): void {
    log.warn({ err: error }, 'Files that are to be deleted could not be removed; it is tried again.');
  }

  async function sweep(): Promise<void> {
    await files.sweepIncoming();
    await sweepUnsentFiles({ database, commit, now, stopped: () => stopped });
    for (;;) {
      const doomed = await database.read
        .selectFrom('doomed_files')
        .select('store_key')
        .orderBy('doomed_at')
        .limit(AT_ONCE)
        .execute();
      if (doomed.length === 0 || stopped) return;
      const keys = doomed.map((row) => row.store_key);
      for (const key of keys) await files.remove(key);
      await database.write((db) => db.deleteFrom('doomed_files').where('store_key', 'in', keys).execute());
    }
  }
}
export type DoomedFiles = ReturnType<typeof createDoomedFiles>;
