import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import { createServerProcess } from '../support/programs.ts';
import { seeded } from '../support/seeded.ts';
import { playRound, spell } from './round.ts';
import { added, NOTHING_YET, type Scenario } from './scenario.ts';

const MOST_SAID = 20;
const ROUND_MS = 120_000;

export type KillOptions = {
  visitors: number;
  perSecond: number;
  /** How long the server lives between two kills, least and most. */
  livesMs: readonly [number, number];
};

const MANY_KILLS: KillOptions = { visitors: 60, perSecond: 600, livesMs: [300, 4_000] };
/** How often it is killed before it is ready, too. */
const KILLED_WHILE_STARTING = 0.2;

/** One server with SQLite and the relay within, killed with -9 again and again while everybody writes. */
export function serverKilled({ visitors, perSecond, livesMs }: KillOptions = MANY_KILLS): Scenario {
  return {
    name: 'server killed',
    async run(seed, minutes, log) {
      const random = seeded(seed);
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-killed-'));
      const port = await freePort();
      const server = createServerProcess({ folder, port, publicUrl: `http://127.0.0.1:${port}` });
      const url = `http://127.0.0.1:${port}`;
      let outcome = NOTHING_YET;
      const end = Date.now() + minutes * 60_000;
      try {
        await server.start();
        while (Date.now() < end) {
          const roundEnd = Math.min(end, Date.now() + ROUND_MS);
          const round = await playRound({
            urls: { visitors: [url], agents: [url, url] },
            databaseUrl: join(folder, 'data/frontdesk.db'),
            random,
            visitors,
            perSecond,
            async breakThings(crowd, damage) {
              while (Date.now() < roundEnd) {
                await spell(random.between(...livesMs));
                await server.kill();
                damage.kills += 1;
                if (random.chance(0.2)) crowd.reloadOne();
                if (random.chance(KILLED_WHILE_STARTING)) {
                  const started = server.start().catch(() => 'killed before it was ready');
                  await spell(random.between(50, 1_000));
                  await server.kill();
                  await started;
                  damage.kills += 1;
                }
                await server.start();
              }
            },
            heal: async () => {},
          });
          outcome = added(outcome, round);
          log(
            `${outcome.messages} messages, ${outcome.kills} kills, ${outcome.violations.length} violations`,
          );
          for (const violation of round.violations.slice(0, MOST_SAID)) log(`  ${violation}`);
        }
      } finally {
        await server.kill();
        await rm(folder, { recursive: true, force: true });
      }
      return outcome;
    },
  };
}
