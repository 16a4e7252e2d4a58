import { type BenchRow, printRows } from './bench-row.ts';
import { machineLine } from './machine.ts';
import { benchRelay } from './relay.ts';
import { benchReliability } from './reliability.ts';
import { RUNS, repeated } from './repeated.ts';
import { benchSizes } from './sizes.ts';
import { benchStoredSize } from './stored-size.ts';
import { benchWidget } from './widget.ts';

/**
 * `npm run bench [-- --quick] [-- --widget]`: everything on one machine, which is said first, so that the ratios mean something.
 * Each section is measured three times, and printed are the middle of the three and how far they lay apart; with `--quick`
 * once, and for a shorter time; with `--widget` only what a page pays.
 */
const quick = process.argv.includes('--quick');
const seconds = quick ? 3 : 10;

console.log(machineLine());
printRows('What a page pays', benchSizes());
await section('The widget on a page, beside the widget of others in the same run', () =>
  benchWidget(quick ? 3 : 7),
);
if (process.argv.includes('--widget')) process.exit(0);
await section('The promise and its price', () => benchReliability(seconds));
await section('What messages take in the database', benchStoredSize);
await section('Engine, beside soketi in the same run', () => benchRelay(seconds));
console.log(`\n${machineLine()}`);
process.exit(0);

async function section(title: string, measure: () => Promise<BenchRow[]>): Promise<void> {
  printRows(title, await repeated(quick ? 1 : RUNS, measure));
}
