import { parseArgs } from 'node:util';
import { printSeeds, SEEDS } from './print-seeds.ts';
import { simulate } from './run.ts';

/** `--from 1 --count 100 [--minutes 5] [--no-losses] [--no-restores] [--no-wake]`: seeds of the chat itself. */
const { values } = parseArgs({
  options: {
    ...SEEDS,
    'no-losses': { type: 'boolean', default: false },
    'no-restores': { type: 'boolean', default: false },
    'no-wake': { type: 'boolean', default: false },
  },
});
const kinds = { losses: !values['no-losses'], restores: !values['no-restores'], wake: !values['no-wake'] };
await printSeeds((ground, seed) => simulate(ground, seed, kinds), values);
