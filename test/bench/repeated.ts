import type { BenchRow } from './bench-row.ts';

/** So often a section is measured in a full run. */
export const RUNS = 3;

/**
 * Measures a section several times. Of each row it returns the one whose value is in the middle (the lower of two), with what it
 * was measured beside in that same run, and how far apart the runs were.
 * @param runs how many times, at least 1
 */
export async function repeated(
  runs: number,
  section: () => BenchRow[] | Promise<BenchRow[]>,
): Promise<BenchRow[]> {
  const byName = new Map<string, BenchRow[]>();
  for (let run = 0; run < runs; run += 1)
    for (const row of await section()) {
      // Rows of two parts may be called alike ("soketi"): they stand in the same order in each run.
      const name = placeOf(row.name, byName, run);
      byName.set(name, [...(byName.get(name) ?? []), row]);
    }
  return [...byName.values()].map((rows) => {
    const sorted = rows.toSorted((a, b) => a.value - b.value);
    const middle = sorted[Math.floor((sorted.length - 1) / 2)] as BenchRow;
    if (rows.length === 1) return middle;
    const [least, most] = [sorted[0], sorted.at(-1)] as [BenchRow, BenchRow];
    return { ...middle, spread: { least: least.value, most: most.value } };
  });
}

/** The first key of this name that has no row of this run yet. */
function placeOf(name: string, rows: ReadonlyMap<string, readonly BenchRow[]>, run: number): string {
  for (let place = 0; ; place += 1) {
    const key = `${place} ${name}`;
    if ((rows.get(key)?.length ?? 0) <= run) return key;
  }
}
