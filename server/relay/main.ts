import { createServer } from 'node:http';
import type { RelayAppOptions } from './options.ts';
import { createRelay } from './relay.ts';

/** How long clients are given to leave, spread out. */
const LEAVE_SPREAD_MS = 1_000;

/**
 * The relay as a process of its own. `RELAY_HOST` (127.0.0.1), `RELAY_PORT` (6001), and one app from `PUSHER_APP_ID`,
 * `PUSHER_KEY`, `PUSHER_SECRET`, with `RELAY_WEBHOOK_URL` where it reports to; or several as JSON in `RELAY_APPS`.
 */
function main(env: Record<string, string | undefined>): void {
  const port = Number(env['RELAY_PORT'] ?? 6001);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    stop(`RELAY_PORT is "${env['RELAY_PORT']}"; it must be a port number.`);
  const apps = appsFrom(env);
  const relay = createRelay({
    apps,
    log: (_level, message, details) => process.stderr.write(`${message} ${JSON.stringify(details)}\n`),
  });
  const server = createServer((request, response) => {
    if (relay.handleRequest(request, response)) return;
    if (request.url === '/metrics')
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(relay.metrics()));
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('This is a Pusher Channels relay.');
  });
  relay.attach(server);
  server.on('upgrade', (request, socket) => {
    if (!request.url?.startsWith('/app/')) socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
  });
  server.on('error', (error) =>
    stop(`Port ${port} cannot be used: ${error.message}. Set RELAY_PORT to another one.`),
  );
  server.listen(port, env['RELAY_HOST'] ?? '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(
      `The relay listens on ${typeof address === 'object' ? `${address?.address}:${address?.port}` : address}\n`,
    );
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close();
      void relay.close({ spreadMs: LEAVE_SPREAD_MS }).then(() => process.exit(0));
    });
  }
}

function appsFrom(env: Record<string, string | undefined>): RelayAppOptions[] {
  const text = env['RELAY_APPS'];
  if (text !== undefined) {
    try {
      const apps: unknown = JSON.parse(text);
      if (Array.isArray(apps) && apps.length > 0 && apps.every(isApp)) return apps;
    } catch (error) {
      stop(`RELAY_APPS is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`);
    }
    stop('RELAY_APPS must be a JSON array of {"id", "key", "secret"}.');
  }
  const { PUSHER_APP_ID: id, PUSHER_KEY: key, PUSHER_SECRET: secret, RELAY_WEBHOOK_URL: url } = env;
  if (!id || !key || !secret)
    stop('PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET must be set (or RELAY_APPS).');
  return [
    {
      id: id ?? '',
      key: key ?? '',
      secret: secret ?? '',
      clientEvents: true,
      ...(url ? { webhooks: [{ url }] } : {}),
    },
  ];
}

function isApp(value: unknown): value is RelayAppOptions {
  const app = value as Partial<RelayAppOptions> | null;
  return [app?.id, app?.key, app?.secret].every((field) => typeof field === 'string' && field !== '');
}

function stop(sentence: string): never {
  process.stderr.write(`The relay cannot start. ${sentence}\n`);
  process.exit(1);
}

main(process.env);
