import type { Database } from './database.ts';
import type { AppendedEvent, EventRecorder, RunInTransaction, Transaction } from './transaction.ts';

/**
 * Makes `services.runInTransaction`: an act in one transaction and, once it is on disk, a word to whoever publishes what it touched.
 * @param node the name of this process among all nodes
 * @param committed is called with the conversations that have new events
 * @param recorder stores what subscribers are to do with the events
 */
export function createRunInTransaction(
  database: Database,
  node: string,
  now: () => number,
  committed: (touched: Set<string>) => void,
  recorder?: EventRecorder,
): RunInTransaction {
  return async (act) => {
    const touched = new Set<string>();
    let appended: AppendedEvent[] = [];
    const value = await database.write(async (db) => {
      // A transaction may be run again from its beginning.
      touched.clear();
      appended = [];
      const tx: Transaction = { db, dialect: database.dialect, now: now(), node, touched, appended };
      const result = await act(tx);
      if (appended.length > 0) await recorder?.record(tx);
      return result;
    });
    committed(touched);
    if (appended.length > 0) recorder?.committed(appended);
    return value;
  };
}
