import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from '../../support/free-port.ts';
import { createServerProcess } from '../support/programs.ts';
import { type Churned, startChurn } from './churn.ts';
import { type Growth, growthAfter, MOST_GROWTH, type Sample, sampleMemory } from './memory.ts';

const REPORT_MEMORY = fileURLToPath(new URL('./report-memory.mjs', import.meta.url));
const SAMPLE_EVERY_MS = 20_000;
/** By then caches are full and code is compiled; of a short run, the first third. */
const WARM_MINUTES = 10;

/**
 * `npm run test:soak -- --minutes 30`: visitors, agents, messages and files come and go, and the server's memory is looked at after all
 * garbage was collected. Ends with 1 when it has grown by more than 3 % since minute 10.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Error(`--minutes is "${values.minutes}"; it must be a number above 0.`);
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-soak-'));
  const port = await freePort();
  const file = join(folder, 'memory.json');
  const server = createServerProcess({
    folder,
    port,
    imports: [REPORT_MEMORY],
    env: { SOAK_MEMORY_FILE: file },
  });
  try {
    await server.start();
    const churn = startChurn(`http://localhost:${port}`, port);
    const samples: Sample[] = [];
    const began = performance.now();
    const minute = () => (performance.now() - began) / 60_000;
    try {
      while (minute() < minutes && !churn.failed()) {
        await pause(SAMPLE_EVERY_MS);
        const sample = await sampleMemory(server.pid(), file, samples.length + 1, minute());
        samples.push(sample);
        console.log(lineOf(sample, churn.done));
      }
    } finally {
      await churn.stop();
    }
    if (!judged(samples, Math.min(WARM_MINUTES, minutes / 3))) process.exitCode = 1;
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

function lineOf({ minute, own, rss }: Sample, { visitors, messages, files, cutShort }: Churned): string {
  return `minute ${minute.toFixed(1)}: ${own.toFixed(2)} MB of its own, ${Math.round(rss)} MB in all; ${visitors} visitors, ${messages} messages, ${files} files, ${cutShort} visits cut short so far`;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const words = ({ from, to, growth }: Growth) =>
  `from ${from.toFixed(2)} to ${to.toFixed(2)} MB, ${percent(growth)}`;

function judged(samples: readonly Sample[], warmMinutes: number): boolean {
  const found = growthAfter(samples, warmMinutes);
  if (found === null) {
    console.log('Too short to judge: there are fewer than ten samples after the server was warm.');
    return false;
  }
  console.log(
    `After minute ${warmMinutes.toFixed(0)}: ${words(found)} of its own; at most ${percent(MOST_GROWTH)} is allowed.`,
  );
  // What the system gives back of it, and when, is the allocator's business: it is said, and not judged.
  const all = growthAfter(samples, warmMinutes, 'rss');
  if (all !== null) console.log(`In all, with what the system holds for it: ${words(all)}.`);
  return found.growth < MOST_GROWTH;
}

await main();
