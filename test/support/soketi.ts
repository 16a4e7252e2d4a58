import { createConnection } from 'node:net';
import { startChild } from './child.ts';
import { freePort } from './free-port.ts';
import { installOnDemand } from './install-on-demand.ts';

export type SoketiOptions = { appId: string; key: string; secret: string; webhookUrl?: string };
export type Soketi = { host: string; port: number; pid: number; stop(): Promise<void> };

const WEBHOOKS = ['channel_occupied', 'channel_vacated', 'member_added', 'member_removed'];

/** A real soketi on a free port, with one app that allows client events. */
export async function startSoketi({ appId, key, secret, webhookUrl }: SoketiOptions): Promise<Soketi> {
  const folder = installOnDemand('soketi', '@soketi/soketi', ['--ignore-scripts']);
  const [port, metricsPort] = [await freePort(), await freePort()];
  const webhooks = webhookUrl === undefined ? [] : [{ url: webhookUrl, event_types: WEBHOOKS }];
  const child = startChild(process.execPath, ['node_modules/@soketi/soketi/bin/server.js', 'start'], {
    cwd: folder,
    env: {
      SOKETI_HOST: '127.0.0.1',
      SOKETI_PORT: String(port),
      SOKETI_METRICS_SERVER_PORT: String(metricsPort),
      SOKETI_DEFAULT_APP_ID: appId,
      SOKETI_DEFAULT_APP_KEY: key,
      SOKETI_DEFAULT_APP_SECRET: secret,
      SOKETI_DEFAULT_APP_ENABLE_CLIENT_MESSAGES: 'true',
      SOKETI_DEFAULT_APP_MAX_BACKEND_EVENTS_PER_SEC: '-1',
      SOKETI_DEFAULT_APP_MAX_CLIENT_EVENTS_PER_SEC: '-1',
      SOKETI_DEFAULT_APP_MAX_READ_REQ_PER_SEC: '-1',
      SOKETI_DEFAULT_APP_WEBHOOKS: JSON.stringify(webhooks),
    },
  });
  await answering(port, child.ended());
  return { host: '127.0.0.1', port, pid: child.process.pid ?? 0, stop: () => child.stop() };
}

/** Resolves when something accepts connections; rejects when the process has ended. */
async function answering(port: number, ended: Promise<number | null>): Promise<void> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  for (;;) {
    if (gone) throw new Error('soketi ended before it answered.');
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => setTimeout(() => resolve(false), 50));
    });
    if (open) return;
  }
}
