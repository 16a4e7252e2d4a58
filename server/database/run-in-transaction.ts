import type { Database } from './database.ts';
import type { RunInTransaction, Transaction } from './transaction.ts';

/**
 * Makes `services.runInTransaction`: an act in one transaction and, once it is on disk, a word to whoever publishes what it touched.
 * @param node the name of this process among all nodes
 * @param committed is called with the conversations that have new events
 */
export function createRunInTransaction(
  database: Database,
  node: string,
  now: () => number,
  committed: (touched: Set<string>) => void,
): RunInTransaction {
  return async (act) => {
    const touched = new Set<string>();
    const value = await database.write((db) => {
      // A transaction may be run again from its beginning.
      touched.clear();
      const tx: Transaction = { db, dialect: database.dialect, now: now(), node, touched };
      return act(tx);
    });
    committed(touched);
    return value;
  };
}
