import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';

/**
 * A driver for one connection of SQLite that everybody shares: a statement is over before anybody else could ask. Kysely's
 * own hands its connection to one query after the other. It neither streams nor begins transactions.
 * @param refusal why it begins none
 */
export function sharedSqliteDriver({
  run,
  refusal,
  close,
}: {
  run(query: CompiledQuery): QueryResult<unknown>;
  refusal: string;
  close?(): void;
}): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async (query) => run(query) as QueryResult<never>,
    // biome-ignore lint/correctness/useYield: nothing of ours reads in streams.
    async *streamQuery() {
      throw new Error('This connection does not stream.');
    },
  };
  const refuse = async () => {
    throw new Error(refusal);
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => close?.(),
  };
}
