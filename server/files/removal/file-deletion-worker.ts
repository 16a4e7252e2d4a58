import type { Database } from '../../database/database.ts';
import type { RunInTransaction } from '../../database/transaction.ts';
import { createWorker, type Worker } from '../../workers/worker.ts';
import type { FileStore } from '../file-store.ts';
import { forgetLostFiles } from './lost-files.ts';
import { createUnsentFiles } from './unsent-files.ts';

const LOOK_EVERY_MS = 60_000;
const AT_ONCE = 100;

export type FileDeletionWorkerOptions = {
  database: Database;
  runInTransaction: RunInTransaction;
  files: FileStore;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/**
 * Removes the files of who was erased. Which ones is in the database, written in the transaction that erased them: a
 * process that ends in between forgets nothing, and removing twice does no harm. With them go files that were uploaded
 * and never sent, and what was left of uploads and imports that were cut off with their process.
 */
export function createFileDeletionWorker({
  database,
  runInTransaction,
  files,
  now,
  log,
}: FileDeletionWorkerOptions): Worker {
  const lookAtUnsent = createUnsentFiles({ database, runInTransaction, now });
  return createWorker({
    name: 'files to be deleted',
    everyMs: LOOK_EVERY_MS,
    failure: 'Files that are to be deleted could not be removed; it is tried again.',
    log,
    run: sweep,
  });

  async function sweep(signal: AbortSignal): Promise<void> {
    await files.sweepIncoming();
    await lookAtUnsent(signal);
    await forgetLostFiles({ database, runInTransaction, now });
    for (;;) {
      const queued = await database.read
        .selectFrom('doomed_files')
        .select('store_key')
        .orderBy('doomed_at')
        .limit(AT_ONCE)
        .execute();
      if (queued.length === 0 || signal.aborted) return;
      const keys = queued.map((row) => row.store_key);
      for (const key of keys) await files.remove(key);
      await database.write((db) => db.deleteFrom('doomed_files').where('store_key', 'in', keys).execute());
    }
  }
}
