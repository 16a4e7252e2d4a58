/** One line of the benchmark's table. Only ratios taken in one run mean anything on a shared machine. */
export type BenchRow = {
  name: string;
  value: number;
  unit: string;
  /** What it was measured beside in the same run, and how it compares. */
  beside?: { name: string; ratio: number };
  /** What it should be, in words, and whether it is. */
  goal?: string;
  met?: boolean;
};

export function printRows(title: string, rows: readonly BenchRow[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const { name, value, unit, beside, goal, met } of rows) {
    const number = value.toLocaleString('en', {
      maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0,
    });
    const compared = beside === undefined ? '' : `${beside.ratio.toFixed(2)} × ${beside.name}`;
    const aim = goal === undefined ? '' : `${met ? 'ok  ' : 'MISS'} ${goal}`;
    process.stdout.write(
      `  ${name.padEnd(52)} ${number.padStart(10)} ${unit.padEnd(9)} ${compared.padEnd(24)} ${aim}\n`,
    );
  }
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
