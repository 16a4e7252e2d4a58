import type { Transaction } from './transaction.ts';

/**
 * The query that also locks the rows it finds, until the transaction ends. SQLite needs no lock and knows no clause for it:
 * it has one writer at a time.
 */
export function locking<Query extends { forUpdate(): Query }>(
  { dialect }: Pick<Transaction, 'dialect'>,
  query: Query,
): Query {
  return dialect === 'postgres' ? query.forUpdate() : query;
}
