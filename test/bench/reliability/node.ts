import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../../support/child.ts';
import { freePort } from '../../support/free-port.ts';

const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
const RELAY = fileURLToPath(new URL('../../../dist/server/relay.js', import.meta.url));

/** The built server in a process of its own. */
export type Node = {
  port: number;
  url: string;
  folder: string;
  pid(): number;
  /** kill -9, and a new process on the same data; resolves when it listens. */
  killAndRestart(): Promise<void>;
  /** Ends the process and removes its folder. */
  stop(): Promise<void>;
};

/** Starts a server with the demo's people on SQLite and the embedded relay, unless `env` says otherwise. */
export async function startNode(env: Record<string, string> = {}): Promise<Node> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  const port = await freePort();
  const start = async (): Promise<Child> => {
    const child = startChild(process.execPath, [MAIN], {
      cwd: folder,
      env: {
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        LOG_LEVEL: 'silent',
        DEMO: 'on',
        RATE_LIMIT_FACTOR: '1000000',
        ...env,
      },
    });
    await child.until(/API /);
    return child;
  };
  let child = await start();
  return {
    port,
    url: `http://localhost:${port}`,
    folder,
    pid: () => child.process.pid ?? 0,
    async killAndRestart() {
      await child.stop('SIGKILL');
      child = await start();
    },
    async stop() {
      await child.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const ENGINE_APP = { id: '1', key: 'bench-key', secret: 'bench-secret-0123456789' };

/** What tells a server that its engine is elsewhere. */
export function engineAt(port: number): Record<string, string> {
  return {
    PUSHER_APP_ID: ENGINE_APP.id,
    PUSHER_KEY: ENGINE_APP.key,
    PUSHER_SECRET: ENGINE_APP.secret,
    PUSHER_HOST: '127.0.0.1',
    PUSHER_PORT: String(port),
    PUSHER_TLS: 'off',
  };
}

export type RelayProcess = {
  port: number;
  /** Events that were published, and messages written to clients, so far. */
  billed(): Promise<number>;
  stop(): Promise<void>;
};

/** The relay in a process of its own. */
export async function startRelayProcess(): Promise<RelayProcess> {
  const port = await freePort();
  const child = startChild(process.execPath, [RELAY], {
    env: {
      RELAY_PORT: String(port),
      RELAY_METRICS: 'on',
      RATE_LIMIT_FACTOR: '1000000',
      PUSHER_APP_ID: ENGINE_APP.id,
      PUSHER_KEY: ENGINE_APP.key,
      PUSHER_SECRET: ENGINE_APP.secret,
    },
  });
  await child.until(/listens/);
  return {
    port,
    async billed() {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const counts = text.matchAll(/^relay_(?:published|messages_out)_total\S* (\d+)$/gm);
      return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
    },
    stop: () => child.stop('SIGKILL'),
  };
}
