import { parseArgs } from 'node:util';
import { printSeeds, SEEDS } from '../print-seeds.ts';
import { simulateIncoming } from './run.ts';

/** `--from 1 --count 100 [--minutes 5]`: seeds of mail that comes in. */
await printSeeds(simulateIncoming, parseArgs({ options: SEEDS }).values);
