import { parseArgs } from 'node:util';
import { openGround } from '../ground.ts';
import { simulateWebhooks } from './run.ts';

/** `--from 1 --count 25`: runs seeds one after the other, to the first that breaks a promise, and prints as `../main.ts` does. */
const { values } = parseArgs({
  options: { from: { type: 'string', default: '1' }, count: { type: 'string', default: '25' } },
});
const ground = await openGround();
const start = performance.now();
const counts = { messages: 0, faults: 0, crashes: 0 };
const from = Number(values.from);
let seeds = 0;
let broken: { seed: number; violations: { invariant: string; sentence: string }[] } | null = null;
for (let seed = from; seed < from + Number(values.count) && broken === null; seed += 1) {
  const run = await simulateWebhooks(ground, seed);
  seeds += 1;
  counts.messages += run.counts.messages;
  counts.faults += run.counts.misled;
  counts.crashes += run.counts.crashes;
  if (run.violations.length > 0)
    broken = { seed, violations: run.violations.map((sentence) => ({ invariant: 'I9', sentence })) };
}
await ground.close();
const milliseconds = Math.round(performance.now() - start);
process.stdout.write(`${JSON.stringify({ seeds, milliseconds, counts, broken })}\n`);
// Timers of the application would keep the process alive.
process.exit(0);
