import { freePort } from '../../support/free-port.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import { createServerProcess } from '../support/programs.ts';
import { spell } from './round.ts';
import { inRounds } from './rounds.ts';
import type { Scenario } from './scenario.ts';

/** The server stands still for a while, as on a machine that sleeps or swaps, and goes on. */
export const serverPaused: Scenario = inRounds({
  name: 'server paused',
  visitors: 30,
  perSecond: 200,
  async open(folder, random, atEnd) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = createServerProcess({ folder, port, publicUrl: url });
    atEnd(server.kill);
    await server.start();
    return {
      urls: { visitors: [url], agents: [url, url] },
      databaseUrl: `${folder}/data/frontdesk.db`,
      async breakOne(_crowd, damage) {
        await spell(random.between(500, 2_000));
        server.pause();
        damage.faults += 1;
        // Beyond four seconds, clients give up on what they asked.
        await spell(random.between(300, 6_000));
        server.resume();
      },
      heal: async () => server.resume(),
    };
  },
});

/** How many of the sockets may come back within one tenth of a second, and still count as spread. */
const MOST_AT_ONCE = 0.5;
const AT_ONCE_MS = 100;

/** The server is asked to end, as by a new release, and started again: nobody sees a send fail, and all come back apart. */
export const rollingRestart: Scenario = inRounds({
  name: 'rolling restart',
  visitors: 40,
  perSecond: 150,
  async open(folder, random, atEnd) {
    const port = await freePort();
    // Breaks nothing; it notes when sockets come.
    const proxy = await startFaultProxy({ random: random.fork(), target: { host: '127.0.0.1', port } });
    atEnd(proxy.close);
    const server = createServerProcess({ folder, port, publicUrl: proxy.url });
    atEnd(server.kill);
    const wrong: string[] = [];
    await server.start();
    return {
      urls: { visitors: [proxy.url], agents: [proxy.url, proxy.url] },
      databaseUrl: `${folder}/data/frontdesk.db`,
      async breakOne(crowd, damage) {
        await spell(random.between(1_000, 4_000));
        const failed = () => crowd.visitors.reduce((sum, visitor) => sum + visitor.failed(), 0);
        const cameBefore = proxy.opened.length;
        const code = await server.stop();
        damage.faults += 1;
        if (code !== 0) wrong.push(`The server ended with ${code} when it was asked to.\n${server.output()}`);
        await server.start();
        await spell(3_000);
        if (failed() > 0) wrong.push(`${failed()} messages are shown as not sent after a restart.`);
        const returned = proxy.opened.slice(cameBefore);
        const together = mostWithin(returned, AT_ONCE_MS);
        if (returned.length > 10 && together > returned.length * MOST_AT_ONCE)
          wrong.push(`${together} of ${returned.length} sockets came back within ${AT_ONCE_MS} ms.`);
      },
      heal: async () => {},
      judge: async () => wrong.splice(0),
    };
  },
});

function mostWithin(times: readonly number[], ms: number): number {
  let most = 0;
  for (const start of times)
    most = Math.max(most, times.filter((time) => time >= start && time < start + ms).length);
  return most;
}
