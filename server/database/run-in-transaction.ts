import { currentTrace } from '../tracing/trace.ts';
import type { Database } from './database.ts';
import type { EventRecorder, RunInTransaction, Transaction } from './transaction.ts';

/**
 * Makes `services.runInTransaction`: an operation in one transaction and, once it is on disk, a word to whoever publishes what it touched.
 * @param node the name of this process among all nodes
 * @param committed is called with the conversations that have new events
 * @param recorders store what is to be done about it
 */
export function createRunInTransaction(
  database: Database,
  node: string,
  now: () => number,
  committed: (touched: Set<string>) => void,
  recorders: readonly EventRecorder[] = [],
): RunInTransaction {
  return async (operation, conversationId) => {
    const touched = new Set<string>();
    // Now: whoever writes for several at once is part of no request.
    const trace = currentTrace();
    let noted: Pick<Transaction, 'appended' | 'happened'> = { appended: [], happened: [] };
    const somethingIsNoted = () => noted.appended.length + noted.happened.length > 0;
    const value = await database.write(
      async (db) => {
        // A transaction may be run again from its beginning.
        touched.clear();
        noted = { appended: [], happened: [] };
        const { dialect, sealer } = database;
        const tx: Transaction = { db, dialect, sealer, now: now(), node, trace, touched, ...noted };
        const result = await operation(tx);
        if (somethingIsNoted()) for (const recorder of recorders) await recorder.record(tx);
        return result;
      },
      conversationId === undefined ? undefined : [conversationId],
    );
    committed(touched);
    if (somethingIsNoted()) for (const recorder of recorders) recorder.committed(noted);
    return value;
  };
}
