import { type Ground, openGround } from './ground.ts';

/** What one seed came to: the promises that were broken, and what happened, to be added up over seeds. */
export type SeedRun = {
  violations: readonly { invariant: string; sentence: string }[];
  counts: { messages: number; faults: number; crashes: number };
};

/** What a process that runs seeds prints, as JSON, when it is done. */
export type SeedsDone = {
  seeds: number;
  milliseconds: number;
  counts: SeedRun['counts'];
  /** The first seed that broke a promise, and how. */
  broken: { seed: number; violations: SeedRun['violations'] } | null;
};

/** `--from 1 --count 100 [--minutes 5]`, for `parseArgs`. */
export const SEEDS = {
  from: { type: 'string', default: '1' },
  count: { type: 'string', default: '100' },
  minutes: { type: 'string', default: 'Infinity' },
} as const;

const MINUTE_MS = 60_000;

/**
 * Runs seeds one after the other, to the first that breaks a promise or for so many minutes, prints a `SeedsDone`, and ends the process.
 * @param seeds what `parseArgs` made of `SEEDS`
 */
export async function printSeeds(
  simulate: (ground: Ground, seed: number) => Promise<SeedRun>,
  seeds: Record<keyof typeof SEEDS, string>,
): Promise<never> {
  const [from, count, minutes] = [Number(seeds.from), Number(seeds.count), Number(seeds.minutes)];
  const ground = await openGround();
  const start = performance.now();
  const done: SeedsDone = {
    seeds: 0,
    milliseconds: 0,
    counts: { messages: 0, faults: 0, crashes: 0 },
    broken: null,
  };
  for (let seed = from; seed < from + count && done.broken === null; seed += 1) {
    const { violations, counts } = await simulate(ground, seed);
    done.seeds += 1;
    done.counts.messages += counts.messages;
    done.counts.faults += counts.faults;
    done.counts.crashes += counts.crashes;
    if (violations.length > 0) done.broken = { seed, violations };
    if (performance.now() - start > minutes * MINUTE_MS) break;
  }
  done.milliseconds = Math.round(performance.now() - start);
  await ground.close();
  process.stdout.write(`${JSON.stringify(done)}\n`);
  // Timers of the application would keep the process alive.
  process.exit(0);
}
