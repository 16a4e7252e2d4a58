import { freePort } from '../../support/free-port.ts';
import { createServerProcess } from '../support/programs.ts';
import { spell } from './round.ts';
import { inRounds } from './rounds.ts';
import type { Scenario } from './scenario.ts';

/** How often it is killed before it is ready, too. */
const KILLED_WHILE_STARTING = 0.2;
const RELOADED = 0.2;

/** One server with SQLite and the relay within, killed with -9 again and again while everybody writes. */
export const serverKilled: Scenario = inRounds({
  name: 'server killed',
  visitors: 20,
  perSecond: 600,
  async open(folder, random) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = createServerProcess({ folder, port, publicUrl: url });
    await server.start();
    return {
      urls: { visitors: [url], agents: [url, url] },
      databaseUrl: `${folder}/data/frontdesk.db`,
      async breakOne(crowd, damage) {
        await spell(random.between(300, 4_000));
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
      close: () => server.kill(),
    };
  },
});
