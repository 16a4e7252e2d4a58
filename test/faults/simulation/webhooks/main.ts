import { parseArgs } from 'node:util';
import { printSeeds, SEEDS } from '../print-seeds.ts';
import { simulateWebhooks } from './run.ts';

/** `--from 1 --count 100 [--minutes 5]`: seeds of the events feed and of webhooks. */
await printSeeds(simulateWebhooks, parseArgs({ options: SEEDS }).values);
