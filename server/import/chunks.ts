/** A row has up to 17 values; both databases take some tens of thousands in a statement. */
const ROWS_PER_STATEMENT = 500;

/** Rows, or ids, in as many pieces as statements take. */
export function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / ROWS_PER_STATEMENT) }, (_, n) =>
    all.slice(n * ROWS_PER_STATEMENT, (n + 1) * ROWS_PER_STATEMENT),
  );
}
