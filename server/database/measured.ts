import type { LogConfig } from 'kysely';
import type { Database } from './database.ts';
import type { OpenOptions } from './migrate.ts';

/** What makes Kysely say how long each query took; nothing where nobody wants to know, for it costs a little each time. */
export function measuredReads({ onRead }: OpenOptions): { log?: LogConfig } {
  if (onRead === undefined) return {};
  return { log: ({ queryDurationMillis }) => onRead(queryDurationMillis) };
}

/** The same database; each transaction is reported, with how long it took and whether it was committed. */
export function measuredWrites(
  database: Database,
  onWrite: (ms: number, committed: boolean) => void,
): Database {
  return {
    ...database,
    async write(operation, rows) {
      const began = performance.now();
      let committed = false;
      try {
        const value = await database.write(operation, rows);
        committed = true;
        return value;
      } finally {
        onWrite(performance.now() - began, committed);
      }
    },
  };
}
