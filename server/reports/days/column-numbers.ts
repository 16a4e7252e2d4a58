import type { Numbers, Places } from './columns.ts';

/** The same number for the same column, and never again for another one; the column is not held by it. */
export type ColumnNumbers = (column: Places | Numbers) => number;

export function createColumnNumbers(): ColumnNumbers {
  const numbers = new WeakMap<Places | Numbers, number>();
  let greatest = 0;
  return (column) => {
    const known = numbers.get(column);
    if (known !== undefined) return known;
    greatest += 1;
    numbers.set(column, greatest);
    return greatest;
  };
}
