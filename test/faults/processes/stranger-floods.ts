import { readFile } from 'node:fs/promises';
import { freePort } from '../../support/free-port.ts';
import { startStranger } from '../load/start-stranger.ts';
import { createWaits, type LongestWait } from '../load/waits.ts';
import { openAddressFront } from '../support/address-front.ts';
import { createServerProcess } from '../support/programs.ts';
import type { Seeded } from '../support/seeded.ts';
import { spell } from './round.ts';
import { type AtEnd, inRounds, type Place } from './rounds.ts';

const VISITORS = 20;
const AGENTS = 2;
const FLOOD_MS = [3_000, 8_000] as const;
/** At the beginning of each round nobody disturbs, so that what the machine alone takes is known. */
const CALM_MS = 10_000;
const CALM = 'calm';
const CALM_AGAIN = 'calm again';
const FIRST_REFUSAL = 400;
/** Nobody of the crowd waits so much longer for an acknowledgement than in calm, whatever the stranger does. */
const LONGEST_WAIT_MS = 1_000;
const MOST_MEMORY_MB = 512;

/**
 * A stranger does everything from one address that has ever stopped a server, at default limits, while a crowd with
 * addresses of its own writes: nobody of the crowd is refused or waits, and the server’s memory stays bounded.
 */
export const strangerFloods = inRounds({
  name: 'a stranger’s flood',
  visitors: VISITORS,
  perSecond: 4,
  open,
});

async function open(folder: string, random: Seeded, atEnd: AtEnd): Promise<Place> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = createServerProcess({
    ...{ folder, port, publicUrl: url },
    env: { TRUST_PROXY: 'on', RATE_LIMIT_FACTOR: '1' },
  });
  atEnd(server.kill);
  await server.start();
  const waits = createWaits();
  const refusals = new Set<string>();
  let doing = CALM;
  const fronts = await Promise.all(
    Array.from({ length: VISITORS + AGENTS }, (_, n) =>
      openAddressFront(port, `198.51.100.${n + 1}`, ({ status, path }) => {
        if (status >= FIRST_REFUSAL) refusals.add(`${path}: ${status} during "${doing}"`);
      }),
    ),
  );
  atEnd(() => Promise.all(fronts.map((front) => front.close())));
  const [ana, ben, ...visitors] = fronts.map((front) => front.url) as [string, string, ...string[]];
  const stranger = await startStranger(port);
  atEnd(stranger.close);
  let toDo: string[] = [];
  let calm = true;
  enter(CALM);

  return {
    urls: { visitors, agents: [ana, ben] },
    watch: waits.watch,
    databaseUrl: `${folder}/data/frontdesk.db`,
    async breakOne(_crowd, damage) {
      if (calm) await spell(CALM_MS);
      calm = false;
      if (toDo.length === 0) toDo = shuffled(stranger.floods, random);
      const flood = toDo.pop() ?? CALM;
      enter(flood);
      const end = await stranger.begin(flood);
      await spell(random.between(...FLOOD_MS));
      await end();
      damage.faults += 1;
    },
    async heal() {
      enter(CALM_AGAIN);
    },
    async judge() {
      const longest = waits.takeLongest();
      const usual = longest.find(({ during }) => during === CALM)?.ms ?? 0;
      const violations = longest
        .filter(({ during, ms }) => during !== CALM && ms > LONGEST_WAIT_MS + usual)
        .map(
          ({ during, ms, who }) =>
            `${who} waited ${Math.round(ms)} ms during "${during}", and ${Math.round(usual)} ms in calm.`,
        );
      violations.push(...[...refusals].map((refusal) => `Somebody was refused: ${refusal}`));
      refusals.clear();
      if (!server.running()) return [...violations, 'The server has ended.'];
      const memory = await highestMemoryMb(server.pid());
      if (memory > MOST_MEMORY_MB)
        violations.push(`The server used up to ${Math.round(memory)} MB of memory.`);
      console.log(`  ${figures(longest)}; at most ${Math.round(memory)} MB`);
      calm = true;
      enter(CALM);
      return violations;
    },
  };

  function enter(what: string): void {
    doing = what;
    waits.during(what);
  }
}

function figures(longest: readonly LongestWait[]): string {
  const each = longest.map(({ during, ms, who }) => `${during} ${Math.round(ms)} ms (${who})`);
  return `longest waits: ${each.join(', ')}`;
}

function shuffled(names: readonly string[], random: Seeded): string[] {
  const left = [...names];
  const mixed: string[] = [];
  while (left.length > 0) {
    const next = random.pick(left);
    left.splice(left.indexOf(next), 1);
    mixed.push(next);
  }
  return mixed;
}

/** The most memory that a process ever held, as the kernel counts it. */
async function highestMemoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024;
}
