import { parseArgs } from 'node:util';
import { openGround } from './ground.ts';
import { simulate } from './run.ts';

/** What a process that runs seeds prints, as JSON, when it is done. */
export type SeedsDone = {
  seeds: number;
  milliseconds: number;
  counts: { messages: number; faults: number; crashes: number };
  /** The first seed that broke a promise, and how. */
  broken: { seed: number; violations: { invariant: string; sentence: string }[] } | null;
};

/** `--from 1 --count 100 [--minutes 5] [--no-losses] [--no-restores] [--no-wake]`: runs seeds one after the other, to the first that breaks a promise. */
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    minutes: { type: 'string', default: 'Infinity' },
    'no-losses': { type: 'boolean', default: false },
    'no-restores': { type: 'boolean', default: false },
    'no-wake': { type: 'boolean', default: false },
  },
});
const world = { losses: !values['no-losses'], restores: !values['no-restores'], wake: !values['no-wake'] };
const ground = await openGround();
const start = performance.now();
const done: SeedsDone = {
  seeds: 0,
  milliseconds: 0,
  counts: { messages: 0, faults: 0, crashes: 0 },
  broken: null,
};
const from = Number(values.from);
for (let seed = from; seed < from + Number(values.count) && done.broken === null; seed += 1) {
  const run = await simulate(ground, seed, world);
  done.seeds += 1;
  done.counts.messages += run.counts.messages;
  done.counts.faults += run.counts.faults;
  done.counts.crashes += run.counts.crashes;
  if (run.violations.length > 0) done.broken = { seed, violations: run.violations };
  if (performance.now() - start > Number(values.minutes) * 60_000) break;
}
done.milliseconds = Math.round(performance.now() - start);
await ground.close();
process.stdout.write(`${JSON.stringify(done)}\n`);
// Timers of the application would keep the process alive.
process.exit(0);
