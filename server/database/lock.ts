import { sql } from 'kysely';
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

/**
 * Waits until no other transaction holds this name, and holds it until this one ends: what is counted after it, two requests do
 * not each count without the other's. SQLite has one writer at a time.
 * @param name in the words of what is counted, such as `shared views`
 */
export async function holdName(
  { db, dialect }: Pick<Transaction, 'db' | 'dialect'>,
  name: string,
): Promise<void> {
  if (dialect === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db);
}
