import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/free-port.ts';
import { createServerProcess } from '../support/programs.ts';
import { spell } from './round.ts';
import { inRounds } from './rounds.ts';
import type { Scenario } from './scenario.ts';

const SHIFTED_CLOCK = fileURLToPath(new URL('../support/shifted-clock.mjs', import.meta.url));
const MINUTE_MS = 60_000;
const JUMPS_MS = [
  -26 * 60 * MINUTE_MS,
  -61 * MINUTE_MS,
  -20_000,
  -900,
  900,
  20_000,
  61 * MINUTE_MS,
  26 * 60 * MINUTE_MS,
];

/** The server's clock is set, forwards and back, and sometimes the server is killed right after. */
export const clockJumps: Scenario = inRounds({
  name: 'clock jumps',
  visitors: 20,
  perSecond: 200,
  async open(folder, random, atEnd) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const file = join(folder, 'clock');
    const setClock = (offsetMs: number) => writeFile(file, String(offsetMs));
    await setClock(0);
    const server = createServerProcess({
      folder,
      port,
      publicUrl: url,
      imports: [SHIFTED_CLOCK],
      env: { SHIFTED_CLOCK: file },
    });
    atEnd(server.kill);
    await server.start();
    return {
      urls: { visitors: [url], agents: [url, url] },
      databaseUrl: `${folder}/data/frontdesk.db`,
      async breakOne(_crowd, damage) {
        await spell(random.between(300, 2_000));
        await setClock(random.pick(JUMPS_MS));
        damage.faults += 1;
        if (!random.chance(0.4)) return;
        await spell(random.between(50, 500));
        // What the dead process has claimed, it has claimed by another clock.
        await setClock(random.pick(JUMPS_MS));
        await server.kill();
        damage.kills += 1;
        await server.start();
      },
      heal: () => setClock(0),
    };
  },
});
