import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;
const GIVE_UP_MS = 60_000;
const MB = 1_048_576;
/** Of so many samples at either end, the one in the middle counts: one more conversation that is open at that moment is no leak. */
export const SAMPLES_PER_END = 5;
/** What is allowed after the caches are full. */
export const MOST_GROWTH = 0.03;

/** In MB, after everything that is garbage was collected. `own`: what the program holds, in the heap and beside it. */
export type Sample = { minute: number; own: number; rss: number };

/**
 * Asks a server that has `report-memory.mjs` in it.
 * @param nth how often it was asked, this time included
 * @throws when it does not answer within a minute
 */
export async function sampleMemory(pid: number, file: string, nth: number, minute: number): Promise<Sample> {
  process.kill(pid, 'SIGUSR2');
  for (const until = performance.now() + GIVE_UP_MS; performance.now() < until; await pause(LOOK_EVERY_MS)) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text === null) continue;
    const { asked, heapUsed, external, rss } = JSON.parse(text);
    if (asked >= nth) return { minute, own: (heapUsed + external) / MB, rss: rss / MB };
  }
  throw new Error('The server did not say how much memory it uses.');
}

/** In MB; `growth` 0.03 is 3 %. */
export type Growth = { from: number; to: number; growth: number };

/**
 * How much more memory is used at the end than once the server was warm. Null where there are too few samples.
 * @param of which memory; what the program holds by default
 */
export function growthAfter(
  samples: readonly Sample[],
  warmMinutes: number,
  of: 'own' | 'rss' = 'own',
): Growth | null {
  const warm = samples.filter(({ minute }) => minute >= warmMinutes);
  if (warm.length < 2 * SAMPLES_PER_END) return null;
  const from = median(warm.slice(0, SAMPLES_PER_END), of);
  const to = median(warm.slice(-SAMPLES_PER_END), of);
  return { from, to, growth: to / from - 1 };
}

function median(samples: readonly Sample[], of: 'own' | 'rss'): number {
  const values = samples.map((sample) => sample[of]).sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 0;
}
