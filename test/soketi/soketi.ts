import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';
import { installOnDemand } from '../support/run/install-on-demand.ts';

export type SoketiApp = {
  id: string;
  key: string;
  secret: string;
  /** On where nothing is said. */
  clientEvents?: boolean;
  webhooks?: readonly { url: string; kinds: readonly string[] }[];
};

export type SoketiOptions = {
  apps: readonly SoketiApp[];
  /** Where it listens on the loopback; nothing: a free one. */
  port?: number;
  /** Of a Redis that joins several of them into a cluster. */
  redis?: { host: string; port: number };
  /** More of its settings, under its own names: https://docs.soketi.app/getting-started/environment-variables */
  env?: Record<string, string>;
};

export type Soketi = {
  host: string;
  port: number;
  pid: number;
  ended(): Promise<unknown>;
  stop(): Promise<void>;
};

const HOST = '127.0.0.1';
const RETRY_MS = 25;

/** A real soketi on a free port of the loopback, installed when it is first wanted. Resolves once it answers. */
export async function startSoketi(options: SoketiOptions): Promise<Soketi> {
  const folder = installOnDemand('soketi', '@soketi/soketi', ['--ignore-scripts']);
  const [port, metricsPort] = [options.port ?? (await freePort()), await freePort()];
  const config = join(tmpdir(), `soketi-${randomUUID()}.json`);
  await writeFile(config, JSON.stringify(configFor(options, port, metricsPort)));
  const child = startChild(
    process.execPath,
    ['node_modules/@soketi/soketi/bin/server.js', 'start', `--config=${config}`],
    { cwd: folder, env: options.env ?? {} },
  );
  await answering(port, child);
  return {
    host: HOST,
    port,
    pid: child.process.pid ?? 0,
    ended: () => child.ended(),
    async stop() {
      await child.stop();
      await rm(config, { force: true });
    },
  };
}

function configFor({ apps, redis }: SoketiOptions, port: number, metricsPort: number): object {
  const joined = {
    'adapter.driver': 'redis',
    'database.redis.host': redis?.host,
    'database.redis.port': redis?.port,
  };
  return {
    host: HOST,
    port,
    'metrics.port': metricsPort,
    shutdownGracePeriod: 0,
    'appManager.array.apps': apps.map(({ id, key, secret, clientEvents = true, webhooks = [] }) => ({
      id,
      key,
      secret,
      enableClientMessages: clientEvents,
      enableUserAuthentication: true,
      enabled: true,
      maxConnections: -1,
      maxBackendEventsPerSecond: -1,
      maxClientEventsPerSecond: -1,
      maxReadRequestsPerSecond: -1,
      webhooks: webhooks.map(({ url, kinds }) => ({ url, event_types: kinds })),
    })),
    ...(redis === undefined ? {} : joined),
  };
}

/** Resolves when it accepts connections. */
async function answering(port: number, child: Child): Promise<void> {
  const ended = child.ended().then(() => 'ended' as const);
  for (;;) {
    const socket = createConnection(port, HOST);
    const outcome = await Promise.race([
      once(socket, 'connect').then(
        () => 'open' as const,
        () => 'closed' as const,
      ),
      ended,
    ]);
    socket.destroy();
    if (outcome === 'open') return;
    if (outcome === 'ended') throw new Error(`soketi ended before it answered:\n${child.output()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, RETRY_MS);
    });
  }
}
