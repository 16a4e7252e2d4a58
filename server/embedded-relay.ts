import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { metaOnce } from './database/meta.ts';
import type { Engine } from './delivery/engine.ts';
import { createRelayEngine, type RelayCredentials } from './delivery/relay-engine.ts';
import { OneWriteResponse } from './relay/api/one-write-response.ts';
import { createRelay, type Relay } from './relay/relay.ts';

const MAX_AGENTS_ON_DUTY = 1_000;
/** Half-open handshakes are let go after this; a browser's headers come in one piece. */
const HEADERS_WITHIN_MS = 10_000;

/**
 * The relay inside this process, with credentials that are made at the first start and kept in the database.
 * @param webhooks where it reports who comes and goes
 */
export async function createEmbeddedRelay(
  database: Database,
  { publicUrl, trustProxy }: Config,
  logger: Logger,
  webhooks: { deliver: (body: Buffer, headers: Record<string, string>) => Promise<number> },
): Promise<{ relay: Relay; engine: Engine }> {
  const made = await metaOnce(database, 'relay', () =>
    JSON.stringify({
      appId: '1',
      key: randomBytes(10).toString('hex'),
      secret: randomBytes(24).toString('hex'),
    }),
  );
  const credentials: RelayCredentials = JSON.parse(made);
  const relay = createRelay({
    log: (level, message, details) => logger[level](details, message),
    ...(trustProxy > 0 ? { addressOf: forwardedAddress(trustProxy), isSecure: forwardedSecure } : {}),
    apps: [
      {
        id: credentials.appId,
        key: credentials.key,
        secret: credentials.secret,
        clientEvents: true,
        // Agents are members of one channel; a team of more than Pusher's hundred is nothing special here.
        limits: { presenceMembers: MAX_AGENTS_ON_DUTY },
        webhooks: [
          {
            url: `${publicUrl}/api/engine-webhook`,
            kinds: ['channel_occupied', 'channel_vacated'],
            deliver: (body, headers) => webhooks.deliver(body, headers),
          },
        ],
      },
    ],
  });
  return { relay, engine: createRelayEngine(relay, credentials, publicUrl) };
}

/**
 * Whose connection it is, as the trusted proxies in front say: each has added whom it saw at the end, and what stands
 * before that may be made up. https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For
 * @param proxies how many there are
 */
function forwardedAddress(proxies: number): (request: IncomingMessage) => string {
  return ({ headers, socket }) => {
    const seen = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return seen.at(-proxies) ?? seen[0] ?? socket.remoteAddress ?? '';
  };
}

/** Whether the browser's connection to the trusted proxy is encrypted: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-Proto */
function forwardedSecure(request: IncomingMessage): boolean {
  const proto = String(request.headers['x-forwarded-proto'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  // A proxy that forwards the upgrade names its own scheme or the WebSocket's.
  return proto === 'https' || proto === 'wss';
}

/** One port for everything: the relay takes its own paths and upgrades, the application the rest. */
export function serverWithRelay(relay: Relay, handler: (request: never, response: never) => void): Server {
  const server = createServer(
    { ServerResponse: OneWriteResponse, headersTimeout: HEADERS_WITHIN_MS },
    (request, response) => {
      if (!relay.handleRequest(request, response)) handler(request as never, response as never);
    },
  );
  relay.attach(server);
  server.on('upgrade', (request, socket) => {
    if (!request.url?.startsWith('/app/')) socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
  });
  return server;
}
