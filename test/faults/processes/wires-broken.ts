import { freePort } from '../../support/free-port.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { createRelayProcess, createServerProcess } from '../support/programs.ts';
import type { Seeded } from '../support/seeded.ts';
import { type Damage, spell } from './round.ts';
import { inRounds } from './rounds.ts';
import type { Scenario } from './scenario.ts';

const BAD_REQUESTS = {
  cut: 0.05,
  halfOpen: 0.01,
  swallow: 0.08,
  tear: 0.04,
  duplicate: 0.08,
  delay: 0.08,
  throttle: 0.03,
  delayMs: 1_500,
};
const BAD_FRAMES = { drop: 0.05, duplicate: 0.08, swap: 0.05, cut: 0.005, deafen: 0.002 };

/** Between the browsers and the server, with the relay within, stands a proxy that does everything wires do. */
export const clientWiresBroken: Scenario = inRounds({
  name: 'wires to the clients broken',
  visitors: 20,
  perSecond: 200,
  async open(folder, random, atEnd) {
    const port = await freePort();
    const proxy = await startFaultProxy({ random: random.fork(), target: { host: '127.0.0.1', port } });
    atEnd(proxy.close);
    const server = createServerProcess({ folder, port, publicUrl: proxy.url });
    atEnd(server.kill);
    await server.start();
    return {
      urls: { visitors: [proxy.url], agents: [proxy.url, proxy.url] },
      databaseUrl: `${folder}/data/frontdesk.db`,
      breakOne: (_crowd, damage) => spoil(proxy, random, damage),
      heal: () => proxy.heal(),
    };
  },
});

/** The proxy stands before the engine: what the server publishes and what the browsers hear goes through it. */
export const engineWiresBroken: Scenario = inRounds({
  name: 'wires to the engine broken',
  visitors: 20,
  perSecond: 200,
  async open(folder, random, atEnd) {
    const [serverPort, relayPort] = [await freePort(), await freePort()];
    const url = `http://127.0.0.1:${serverPort}`;
    const proxy = await startFaultProxy({
      random: random.fork(),
      target: { host: '127.0.0.1', port: relayPort },
    });
    atEnd(proxy.close);
    const relay = createRelayProcess(relayPort, `${url}/api/engine-webhook`);
    atEnd(relay.kill);
    const server = createServerProcess({ folder, port: serverPort, publicUrl: url, enginePort: proxy.port });
    atEnd(server.kill);
    await relay.start();
    await server.start();
    return {
      urls: { visitors: [url], agents: [url, url] },
      databaseUrl: `${folder}/data/frontdesk.db`,
      breakOne: (_crowd, damage) => spoil(proxy, random, damage),
      heal: () => proxy.heal(),
    };
  },
});

/** A while of one kind of bad weather. */
async function spoil(proxy: FaultProxy, random: Seeded, damage: Damage): Promise<void> {
  const before = harmOf(proxy);
  const kind = random.pick(['weather', 'weather', 'cut', 'freeze', 'refuse'] as const);
  if (kind === 'weather') {
    proxy.plan(BAD_REQUESTS, BAD_FRAMES);
    await spell(random.between(2_000, 8_000));
    proxy.plan({});
  } else if (kind === 'cut') {
    proxy.cutAll();
    await spell(random.between(200, 2_000));
  } else if (kind === 'freeze') {
    proxy.freeze();
    await spell(random.between(500, 6_000));
    proxy.thaw();
  } else {
    await proxy.refuse();
    await spell(random.between(500, 4_000));
    await proxy.accept();
  }
  damage.faults += harmOf(proxy) - before;
}

/** How much was broken so far: everything that is counted and did not simply go through. */
function harmOf({ counts }: FaultProxy): number {
  return Object.entries(counts)
    .filter(([what]) => !['passed', 'frames', 'broken'].includes(what))
    .reduce((sum, [, many]) => sum + many, 0);
}
