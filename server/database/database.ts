import type { Kysely } from 'kysely';
import type { Sealer } from '../common/sealer.ts';
import type { Tables } from './tables.ts';

/** A query builder on the tables. Inside {@link Database.write} it is the transaction. */
export type Db = Kysely<Tables>;

export interface Database {
  dialect: 'sqlite' | 'postgres';
  /** For the few secrets in it that the server has to read: see `server/secrets`. */
  sealer: Sealer;
  /** For reading. Sees what is committed, nothing else. */
  read: Db;
  /**
   * Runs `operation` in one transaction and resolves only when it is committed to disk. When `operation` throws, its own changes
   * are undone and the promise rejects with that error; when the commit itself fails, with a `StorageError`.
   * Inside, do nothing but use `db`: others wait in the same transaction.
   * @param rows the ids of the rows that `operation` locks before it does anything else, in order: Postgres then runs operations of
   * different rows that come at the same time in one transaction (`postgres/groups.ts`), as SQLite does with all
   */
  write<T>(operation: (db: Db) => Promise<T>, rows?: readonly string[]): Promise<T>;
  /**
   * Removes what was deleted from where the database keeps it besides its tables: to be called after somebody was
   * erased. README.md says what it reaches.
   * @returns whether nothing of it is left
   */
  forget(): Promise<boolean>;
  close(): Promise<void>;
}

/** The database could not keep what was given. Nothing was acknowledged. */
export class StorageError extends Error {
  readonly reason: 'full' | 'unavailable';

  constructor(reason: 'full' | 'unavailable', cause: unknown) {
    super(
      reason === 'full'
        ? 'The disk that holds the database is full.'
        : `The database does not answer: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
    this.name = 'StorageError';
    this.reason = reason;
  }
}
