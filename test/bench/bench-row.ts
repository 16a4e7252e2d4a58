/** One line of the benchmark's table. Only ratios taken in one run mean anything on a shared machine. */
export type BenchRow = {
  name: string;
  value: number;
  unit: string;
  /** What it was measured beside in the same run, and how it compares. */
  beside?: { name: string; ratio: number };
  /** Of several runs, of which `value` is the middle one. */
  spread?: { least: number; most: number };
  /** What it should be, in words, and whether it is. */
  goal?: string;
  met?: boolean;
  /** What else there is to know of this value. */
  detail?: string;
};

export function printRows(title: string, rows: readonly BenchRow[]): void {
  process.stdout.write(`\n${title}\n${rows.map((row) => `${rowText(row)}\n`).join('')}`);
}

/** A row as it is printed, without its line's end. */
export function rowText({ name, value, unit, beside, spread, goal, met, detail }: BenchRow): string {
  const compared = beside === undefined ? '' : `${beside.ratio.toFixed(2)} × ${beside.name}`;
  const apart = spread === undefined ? '' : `${numberText(spread.least)} to ${numberText(spread.most)}`;
  const aim = goal === undefined ? '' : `${met ? 'ok  ' : 'MISS'} ${goal}`;
  const columns = [
    `  ${name.padEnd(52)} ${numberText(value).padStart(10)} ${unit.padEnd(9)}`,
    apart.padEnd(18),
    compared.padEnd(24),
    aim,
  ];
  return `${columns.join(' ').trimEnd()}${detail === undefined ? '' : ` (${detail})`}`;
}

function numberText(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
