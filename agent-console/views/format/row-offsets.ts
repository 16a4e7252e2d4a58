/** Rows from one index up to, and without, another. */
export type Range = { from: number; to: number };

/**
 * Where each row begins, in px from the first; one number more than there are rows, the last being the whole height.
 * @param heights what was measured; rows that were not are `guessPx` high
 */
export function offsetsOf(
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  guessPx: number,
): number[] {
  const offsets = new Array<number>(keys.length + 1);
  offsets[0] = 0;
  for (let index = 0; index < keys.length; index += 1) {
    offsets[index + 1] = (offsets[index] ?? 0) + (heights.get(keys[index] ?? '') ?? guessPx);
  }
  return offsets;
}

/** The row that stands at a height; the first above, the last below. Found by halving. */
export function rowAt(offsets: readonly number[], atPx: number): number {
  const last = Math.max(0, offsets.length - 2);
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= atPx) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows that touch what is seen, and what is `beyondPx` around it. */
export function rangeAt(
  offsets: readonly number[],
  topPx: number,
  heightPx: number,
  beyondPx: number,
): Range {
  const count = offsets.length - 1;
  if (count <= 0) return { from: 0, to: 0 };
  const from = rowAt(offsets, topPx - beyondPx);
  return { from, to: Math.min(count, rowAt(offsets, topPx + heightPx + beyondPx) + 1) };
}
