import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { startPostgres } from '../../support/database/postgres.ts';
import { freePort } from '../../support/free-port.ts';
import { HAS_NGINX, startNginx } from '../../support/servers/nginx.ts';
import type { Breakable } from '../support/breakable.ts';
import { createRelayProcess, createServerProcess } from '../support/programs.ts';
import { spell } from './round.ts';
import { inRounds, type Place } from './rounds.ts';
import type { Scenario } from './scenario.ts';

const CONF = new URL('../../../server/operating/nginx.conf', import.meta.url);
/** A checkout of an earlier version in which `npm ci && npm run build` was run; empty: none. Its servers run in another folder. */
const FORMER = process.env['FORMER_CHECKOUT'] ? resolve(process.env['FORMER_CHECKOUT']) : '';
const NO_NGINX = 'It needs nginx (apt-get install nginx-light).';
const READY_WITHIN_MS = 60_000;
const LOOK_MS = 50;

/** Two nodes behind nginx are restarted one after the other, as a deployment does, while everybody writes. */
export const nodesRestarted: Scenario = inRounds({
  name: 'two nodes restarted behind nginx',
  visitors: 30,
  perSecond: 100,
  skipped: async () => (HAS_NGINX ? null : NO_NGINX),
  open: (folder, random) => openNodes(folder, random, ''),
});

/** Two nodes of an earlier build, replaced by this one in turn: for a while, both versions serve on one database. */
export const nodesUpgraded: Scenario = inRounds({
  name: 'two nodes upgraded behind nginx',
  visitors: 30,
  perSecond: 100,
  async skipped() {
    if (FORMER === '') return 'It needs FORMER_CHECKOUT, a checkout of an earlier version that is built.';
    return HAS_NGINX ? null : NO_NGINX;
  },
  open: (folder, random) => openNodes(folder, random, FORMER),
});

/** @param former the checkout that both nodes begin with; empty: this one */
async function openNodes(
  folder: string,
  random: { between(least: number, most: number): number },
  former: string,
): Promise<Place> {
  const postgres = await startPostgres();
  const databaseUrl = `${postgres.url}/postgres`;
  const [port, relayPort, ...ports] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const url = `http://127.0.0.1:${port}`;
  const relay = createRelayProcess(relayPort, `${url}/api/engine-webhook`);
  const node = (own: number, checkout: string) =>
    createServerProcess({
      folder,
      port: own,
      publicUrl: url,
      databaseUrl,
      enginePort: relayPort,
      env: { TRUST_PROXY: 'on' },
      ...(checkout === '' ? {} : { checkout }),
    });
  const nodes: Breakable[] = ports.map((own) => node(own, former));
  await relay.start();
  // One after the other: the first makes the tables and the demo's people.
  for (const one of nodes) await one.start();
  const conf = (await readFile(CONF, 'utf8'))
    .replace('listen 443 ssl;', `listen ${port};`)
    .replace(/^ *ssl_.*$/gm, '')
    .replace('server 127.0.0.1:4100;', ports.map((own) => `server 127.0.0.1:${own};`).join(' '));
  const nginx = await startNginx(folder, port, conf);
  const wrong: string[] = [];
  let turn = 0;
  return {
    urls: { visitors: [url], agents: [url, url] },
    databaseUrl,
    async breakOne(crowd, damage) {
      await spell(random.between(500, 2_000));
      const index = turn % nodes.length;
      const [own = 0, stopping] = [ports[index], nodes[index] as Breakable];
      const code = await stopping.stop();
      if (code !== 0) wrong.push(`Node ${index + 1} ended with ${code}.\n${stopping.output()}`);
      // From here on it is of this build.
      const started = turn < nodes.length && former !== '' ? node(own, '') : stopping;
      nodes[index] = started;
      await started.start();
      await ready(own);
      turn += 1;
      damage.faults += 1;
      const failed = crowd.visitors.reduce((sum, visitor) => sum + visitor.failed(), 0);
      if (failed > 0) wrong.push(`${failed} messages are shown as not sent after restart ${turn}.`);
    },
    heal: async () => {},
    judge: async () => wrong.splice(0),
    async close() {
      await nginx.stop();
      for (const process of [...nodes, relay]) await process.kill();
      await postgres.stop();
    },
  };
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
