import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { forwardedAddress, forwardedSecure } from './clients/forwarded.ts';
import { createHttpServer } from './http-server.ts';
import type { RelayOptions } from './options.ts';
import { stopOnCrash } from './process/crash.ts';
import { limitSockets, type SocketRoom, socketRoom } from './process/descriptors.ts';
import { surviveClosedOutput } from './process/output.ts';
import { type ProcessSettings, readProcessSettings } from './process-settings.ts';
import { prometheusText } from './prometheus.ts';
import { createRelay, type Relay } from './relay.ts';

/** How long clients are given to leave, spread out. */
const LEAVE_SPREAD_MS = 1_000;
/** Publishers keep their connections; nobody needs long to say what they want. */
const KEEP_ALIVE_MS = 65_000;
const REQUEST_WITHIN_MS = 30_000;
/** After a restart everybody comes at once. */
const BACKLOG = 4_096;

/** The relay as a process of its own; `readProcessSettings` says how it is told what. */
function main(): void {
  surviveClosedOutput();
  const settings = orStop(() => {
    if (existsSync('.env')) process.loadEnvFile('.env');
    return readProcessSettings(process.env);
  });
  const { host, port, metrics } = settings;
  const room = socketRoom();
  const relay = orStop(() => createRelay(relayOptions(settings, room)));
  stopOnCrash({
    log: (error) =>
      log('fatal', 'The relay met an error that nobody handled, and stops.', {
        error: error instanceof Error ? error.stack : String(error),
      }),
    stop: () => relay.close({ spreadMs: LEAVE_SPREAD_MS }),
  });
  const server = createHttpServer(
    relay,
    (request, response) => answerOther(relay, metrics, request, response),
    { api: true, keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_WITHIN_MS },
  );
  limitSockets(server, room, (details, message) => log('warn', message, details));
  server.on('error', (error) =>
    stop(
      `${host}:${port} cannot be used: ${error.message}. Set RELAY_HOST and RELAY_PORT to an address that can.`,
    ),
  );
  server.listen({ host, port, backlog: BACKLOG }, () => {
    const address = server.address();
    const where = typeof address === 'object' ? `${address?.address}:${address?.port}` : address;
    process.stdout.write(`The relay listens on ${where}\n`);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close();
      void relay.close({ spreadMs: LEAVE_SPREAD_MS }).then(() => process.exit(0));
    });
  }
}

function relayOptions(
  { apps, trustProxy, maxConnections, limitFactor }: ProcessSettings,
  { webSockets }: SocketRoom,
): RelayOptions {
  return {
    apps,
    log,
    limitFactor,
    maxConnections: Math.min(maxConnections, webSockets),
    addressOf: forwardedAddress(trustProxy),
    ...(trustProxy > 0 ? { isSecure: forwardedSecure } : {}),
  };
}

function orStop<T>(operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

function answerOther(
  relay: Relay,
  metrics: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  request.resume();
  if (request.url === '/health') {
    const status = relay.closing() ? 503 : 200;
    const body = JSON.stringify({ status: status === 200 ? 'ok' : 'stopping' });
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body);
  } else if (metrics && request.url === '/metrics') {
    const type = 'text/plain; version=0.0.4; charset=utf-8';
    response.writeHead(200, { 'content-type': type }).end(prometheusText(relay.metrics()));
  } else response.writeHead(404, { 'content-type': 'text/plain' }).end('This is a Pusher Channels relay.');
}

function log(level: string, message: string, details: Record<string, unknown>): void {
  process.stderr.write(`${level} ${message} ${JSON.stringify(details)}\n`);
}

function stop(sentence: string): never {
  process.stderr.write(`The relay cannot start. ${sentence}\n`);
  process.exit(1);
}

main();
