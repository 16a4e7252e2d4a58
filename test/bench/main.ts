import { printRows } from './bench-row.ts';
import { benchRelay } from './relay.ts';
import { benchReliability } from './reliability.ts';
import { benchSizes } from './sizes.ts';
import { benchStoredSize } from './stored-size.ts';
import { benchWidget } from './widget.ts';

/**
 * `npm run bench [-- --quick] [-- --widget]`: everything in one run, on one machine, so that the ratios mean something;
 * with `--widget` only what a page pays.
 */
const quick = process.argv.includes('--quick');
const seconds = quick ? 3 : 10;

printRows('What a page pays', benchSizes());
printRows(
  'The widget on a page, beside the widget of others in the same run',
  await benchWidget(quick ? 3 : 7),
);
if (process.argv.includes('--widget')) process.exit(0);
printRows('The promise and its price', await benchReliability(seconds));
printRows('What messages take in the database', await benchStoredSize());
printRows('Engine, beside soketi in the same run', await benchRelay(seconds));
process.exit(0);
