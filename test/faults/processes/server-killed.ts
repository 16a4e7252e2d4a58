import { createHttpLines } from '../../bench/http-lines.ts';
import { freePort } from '../../support/free-port.ts';
import { openFloodVisitor } from '../load/flood-visitor.ts';
import { createServerProcess } from '../support/programs.ts';
import type { Seeded } from '../support/seeded.ts';
import { spell } from './round.ts';
import { type AtEnd, inRounds, type Place } from './rounds.ts';
import type { Scenario } from './scenario.ts';

/** How often it is killed before it is ready, too. */
const KILLED_WHILE_STARTING = 0.2;
const RELOADED = 0.2;

type Killing = {
  name: string;
  visitors: number;
  /** How long it lives between two kills, least and most. */
  livesMs: readonly [number, number];
  /** Visitors of next to no work of their own, and agents who mostly look on: what limits it is the server. */
  flood?: boolean;
};
const FLOOD_LINES = 64;

/** One server with SQLite and the relay within, killed with -9 again and again while everybody writes. */
export const serverKilled = killing({ name: 'server killed', visitors: 20, livesMs: [300, 4_000] });

/** The same, with time between the kills to come to full speed. */
export const serverKilledAtSpeed = killing({
  name: 'server killed at full speed',
  visitors: 60,
  livesMs: [8_000, 20_000],
});

/** A flood of messages, for a run of a million of them. */
export const serverKilledInAFlood = killing({
  name: 'server killed in a flood',
  visitors: 60,
  livesMs: [300, 2_500],
  flood: true,
});

function killing({ name, visitors, livesMs, flood = false }: Killing): Scenario {
  return inRounds({ name, visitors, perSecond: 2_000, ...(flood ? { visitorsShare: 0.97 } : {}), open });

  async function open(folder: string, random: Seeded, atEnd: AtEnd): Promise<Place> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = createServerProcess({ folder, port, publicUrl: url });
    atEnd(server.kill);
    await server.start();
    const lines = createHttpLines(port, FLOOD_LINES);
    atEnd(lines.stop);
    return {
      urls: { visitors: [url], agents: [url, url] },
      ...(flood ? { openVisitor: (one) => openFloodVisitor({ ...one, lines }) } : {}),
      databaseUrl: `${folder}/data/frontdesk.db`,
      async breakOne(crowd, damage) {
        await spell(random.between(...livesMs));
        await server.kill();
        damage.kills += 1;
        if (random.chance(RELOADED)) crowd.reloadOne();
        if (random.chance(KILLED_WHILE_STARTING)) {
          const started = server.start().catch(() => 'killed before it was ready');
          await spell(random.between(50, 1_000));
          await server.kill();
          await started;
          damage.kills += 1;
        }
        await server.start();
      },
      heal: async () => {},
    };
  }
}
