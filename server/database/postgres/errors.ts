import { StorageError } from '../database.ts';

/** Postgres itself ends what takes too long. */
export const STATEMENT_TIMEOUT_MS = 9_000;

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const DISK_FULL = '53100';
const TOOK_TOO_LONG = '57014';
const CONNECTION_TROUBLE = /^(08|57P0|53)/;
/** Serialization failure, deadlock: the transaction was undone and may simply run again. */
const RUN_AGAIN = new Set(['40001', '40P01']);
const FEATURE_NOT_SUPPORTED = '0A000';

/** @param tookMs of a statement; one that set itself a shorter time than everybody has hears of it as it is */
export function asStorageError(error: unknown, tookMs = 0): unknown {
  if (error instanceof StorageError) return error;
  const code = codeOf(error);
  if (code === DISK_FULL) return new StorageError('full', error);
  const unreachable =
    error instanceof Error &&
    /ECONN|EHOST|ENET|ETIMEDOUT|terminat|timeout exceeded|read timeout|Connection|not queryable/i.test(
      `${code} ${error.message}`,
    );
  const tooLong = code === TOOK_TOO_LONG && tookMs >= STATEMENT_TIMEOUT_MS;
  return CONNECTION_TROUBLE.test(code) || unreachable || tooLong
    ? new StorageError('unavailable', error)
    : error;
}

/** Whether a transaction that ended with this may simply run again. */
export function mayRunAgain(error: unknown): boolean {
  return RUN_AGAIN.has(codeOf(error)) || isStalePlan(error);
}

/**
 * Another node has changed a table since this connection prepared a statement on it: a connection that forgets its
 * statements may run it.
 */
export function isStalePlan(error: unknown): boolean {
  return (
    codeOf(error) === FEATURE_NOT_SUPPORTED && error instanceof Error && /cached plan/.test(error.message)
  );
}

/** Whether Postgres has refused a statement, and thereby ended its transaction. */
export function isStatementError(error: unknown): boolean {
  return /^[0-9A-Z]{5}$/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
