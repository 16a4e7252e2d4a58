import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startShop } from '../../demo/shop-server.mjs';
import { DEMO_SITE_KEY } from '../../server/demo-people.ts';
import { openStage, type Stage } from '../journeys/stage.ts';
import { startSoketi } from '../soketi/soketi.ts';
import { type Child, startChild } from '../support/child.ts';
import { startPostgres } from '../support/database/postgres.ts';
import { freePort } from '../support/free-port.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const APP = { id: '7', key: 'cluster-key', secret: 'c1b946ac92492d2347c6235b4d26112f' };

export type ClusterStage = Stage & {
  /** Where the two nodes answer. The shop's widget speaks to the first, Ben's console to the second. */
  nodes: [string, string];
  kill(node: 0 | 1): Promise<void>;
};

/** Two server processes that share one Postgres, one folder of files and one soketi, and know nothing else of each other. */
export async function startClusterStage(): Promise<ClusterStage> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-cluster-'));
  const postgres = await startPostgres();
  const ports: [number, number] = [await freePort(), await freePort()];
  const nodes = ports.map((port) => `http://localhost:${port}`) as [string, string];
  const webhook = { url: `${nodes[0]}/api/engine-webhook`, kinds: ['channel_occupied', 'channel_vacated'] };
  const soketi = await startSoketi({ apps: [{ ...APP, webhooks: [webhook] }] });
  const shopPort = await freePort();
  const shop = await startShop({ port: shopPort, serverUrl: nodes[0], siteKey: DEMO_SITE_KEY });
  const children: Child[] = [];
  for (const port of ports) {
    const child = startChild(process.execPath, [MAIN], {
      cwd: folder,
      env: {
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        DATABASE_URL: `${postgres.url}/postgres`,
        PUSHER_APP_ID: APP.id,
        PUSHER_KEY: APP.key,
        PUSHER_SECRET: APP.secret,
        PUSHER_HOST: soketi.host,
        PUSHER_PORT: String(soketi.port),
        PUSHER_TLS: 'off',
        LOG_LEVEL: 'warn',
        DEMO: 'on',
        DEMO_SHOP_ORIGINS: shop.url,
      },
    });
    children.push(child);
    await child.until(/API /);
  }
  const stage = await openStage({
    shopUrl: shop.url,
    consoles: { Ana: nodes[0], Ben: nodes[1] },
    async close() {
      await shop.close();
      await Promise.all(children.map((child) => child.stop()));
      await soketi.stop();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  });
  return { ...stage, nodes, kill: async (node) => children[node]?.stop('SIGKILL') };
}
