import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startPostgres } from '../../support/database/postgres.ts';
import { freePort } from '../../support/free-port.ts';
import { HAS_NGINX, startNginx } from '../../support/servers/nginx.ts';
import { startRoundRobin } from '../../support/servers/round-robin.ts';
import { unpackFormer } from '../../upgrades/former.ts';
import type { Crowd } from '../load/crowd.ts';
import type { Breakable } from '../support/breakable.ts';
import { createRelayProcess, createServerProcess } from '../support/programs.ts';
import { spell } from './round.ts';
import { type AtEnd, inRounds, type Place } from './rounds.ts';
import type { Scenario } from './scenario.ts';

const CONF = new URL('../../../server/operating/nginx.conf', import.meta.url);
/** A checkout of an earlier version in which `npm ci && npm run build` was run; empty: the one that is stored here. */
const FORMER = process.env['FORMER_CHECKOUT'] ? resolve(process.env['FORMER_CHECKOUT']) : '';
const NO_NGINX = 'It needs nginx (apt-get install nginx-light).';
const SAID_OFTEN_ENOUGH = 5;
const READY_WITHIN_MS = 60_000;
const LOOK_MS = 50;

/** Two nodes behind nginx are restarted one after the other, as a deployment does, while everybody writes. */
export const nodesRestarted: Scenario = inRounds({
  name: 'two nodes restarted behind nginx',
  visitors: 30,
  perSecond: 100,
  skipped: async () => (HAS_NGINX ? null : NO_NGINX),
  async open(folder, random, atEnd) {
    const { place, nodes, replace } = await openNodes(folder, atEnd, null);
    let turn = 0;
    return {
      ...place,
      async breakOne(crowd, damage) {
        await spell(random.between(500, 2_000));
        await replace(turn % nodes.length, crowd, null);
        turn += 1;
        damage.faults += 1;
      },
    };
  },
});

/**
 * Two nodes of an earlier build are replaced by this one in turn while everybody writes, and for a while both versions serve on one
 * database; then nodes of this build are restarted. Whatever is in front: nginx, where there is one, else a balancer that knows of
 * no node that is away.
 */
export const nodesUpgraded: Scenario = inRounds({
  name: 'two nodes upgraded',
  visitors: 12,
  perSecond: 40,
  async open(folder, _random, atEnd) {
    const former = FORMER === '' ? await unpackFormer(join(folder, 'former')) : FORMER;
    const { place, nodes, replace } = await openNodes(folder, atEnd, former);
    return {
      ...place,
      async breakOne(crowd, damage) {
        for (const index of nodes.keys()) {
          // Both have something to do before and after, on whichever side of the upgrade they are.
          await everybodySays(crowd);
          await replace(index, crowd, null);
          damage.faults += 1;
        }
        await everybodySays(crowd);
      },
    };
  },
});

type Nodes = {
  place: Omit<Place, 'breakOne'>;
  nodes: readonly Breakable[];
  /** Ends a node as a deployment does and starts one in its place, of a checkout or (null) of this one. */
  replace(index: number, crowd: Crowd, checkout: string | null): Promise<void>;
};

/** @param checkout of which both nodes are at first; null: of this one */
async function openNodes(folder: string, atEnd: AtEnd, checkout: string | null): Promise<Nodes> {
  const postgres = await startPostgres();
  atEnd(postgres.stop);
  const databaseUrl = `${postgres.url}/postgres`;
  const [port, relayPort, ...ports] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const url = `http://127.0.0.1:${port}`;
  const relay = createRelayProcess(relayPort, `${url}/api/engine-webhook`);
  atEnd(relay.kill);
  const node = (own: number, from: string | null) => {
    const made = createServerProcess({
      folder,
      port: own,
      publicUrl: url,
      databaseUrl,
      enginePort: relayPort,
      env: { TRUST_PROXY: 'on' },
      ...(from === null ? {} : { checkout: from }),
    });
    atEnd(made.kill);
    return made;
  };
  const nodes: Breakable[] = ports.map((own) => node(own, checkout));
  await relay.start();
  // One after the other: the first makes the tables and the demo's people.
  for (const one of nodes) await one.start();
  atEnd(await openFront(folder, port, ports));
  const wrong: string[] = [];
  return {
    nodes,
    place: {
      urls: { visitors: [url], agents: [url, url] },
      databaseUrl,
      heal: async () => {},
      judge: async () => wrong.splice(0),
    },
    async replace(index, crowd, from) {
      const [own = 0, stopping] = [ports[index], nodes[index] as Breakable];
      const code = await stopping.stop();
      if (code !== 0) wrong.push(`Node ${index + 1} ended with ${code}.\n${stopping.output()}`);
      const started = node(own, from);
      nodes[index] = started;
      await started.start();
      await ready(own);
      const failed = crowd.visitors.reduce((sum, visitor) => sum + visitor.failed(), 0);
      if (failed > 0) wrong.push(`${failed} messages are shown as not sent after node ${index + 1} is back.`);
    },
  };
}

/** What stands in front of the nodes. @returns what ends it */
async function openFront(
  folder: string,
  port: number,
  ports: readonly number[],
): Promise<() => Promise<void>> {
  if (!HAS_NGINX) return (await startRoundRobin(port, ports)).close;
  const conf = (await readFile(CONF, 'utf8'))
    .replace('listen 443 ssl;', `listen ${port};`)
    .replace(/^ *ssl_.*$/gm, '')
    .replace('server 127.0.0.1:4100;', ports.map((own) => `server 127.0.0.1:${own};`).join(' '));
  return (await startNginx(folder, port, conf)).stop;
}

/** Resolves when each visitor's conversation has some more messages on its screen. */
async function everybodySays({ visitors }: Crowd): Promise<void> {
  const before = visitors.map((visitor) => visitor.shown().length);
  const deadline = Date.now() + READY_WITHIN_MS;
  while (visitors.some((visitor, n) => visitor.shown().length < (before[n] ?? 0) + SAID_OFTEN_ENOUGH)) {
    if (Date.now() > deadline) throw new Error(`For ${READY_WITHIN_MS} ms not everybody could write.`);
    await spell(LOOK_MS);
  }
}

/** A deployment waits for it before it replaces the next node. */
async function ready(port: number): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const status = await fetch(`http://127.0.0.1:${port}/health`).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 200) return;
    if (Date.now() > deadline)
      throw new Error(`The node at ${port} is not ready after its restart: ${status}.`);
    await spell(LOOK_MS);
  }
}
