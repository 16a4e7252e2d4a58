import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { OneWriteResponse } from './api/one-write-response.ts';
import { type ProcessSettings, readProcessSettings } from './process-settings.ts';
import { prometheusText } from './prometheus.ts';
import { createRelay, type Relay } from './relay.ts';

/** How long clients are given to leave, spread out. */
const LEAVE_SPREAD_MS = 1_000;
/** Publishers keep their connections; nobody needs long to say what they want. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;
/** After a restart everybody comes at once. */
const BACKLOG = 4_096;

/** The relay as a process of its own; `readProcessSettings` says how it is told what. */
function main(): void {
  const { host, port, apps, metrics } = settings();
  const relay = createRelay({
    apps,
    log: (level, message, details) =>
      process.stderr.write(`${level} ${message} ${JSON.stringify(details)}\n`),
  });
  const server = createServer(
    {
      ServerResponse: OneWriteResponse,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
    },
    (request, response) => {
      if (!relay.handleRequest(request, response)) answerOther(relay, metrics, request, response);
    },
  );
  relay.attach(server);
  server.on('upgrade', (request, socket) => {
    if (!request.url?.startsWith('/app/')) socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
  });
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

function settings(): ProcessSettings {
  try {
    return readProcessSettings(process.env);
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
  if (metrics && request.url === '/metrics') {
    const type = 'text/plain; version=0.0.4; charset=utf-8';
    response.writeHead(200, { 'content-type': type }).end(prometheusText(relay.metrics()));
  } else response.writeHead(404, { 'content-type': 'text/plain' }).end('This is a Pusher Channels relay.');
}

function stop(sentence: string): never {
  process.stderr.write(`The relay cannot start. ${sentence}\n`);
  process.exit(1);
}

main();
