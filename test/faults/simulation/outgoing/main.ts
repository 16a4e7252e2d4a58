import { parseArgs } from 'node:util';
import { printSeeds, SEEDS } from '../print-seeds.ts';
import { simulateOutgoing } from './run.ts';

/** `--from 1 --count 100 [--minutes 5]`: seeds of what leaves the product. */
await printSeeds(simulateOutgoing, parseArgs({ options: SEEDS }).values);
