import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { metaOnce } from '../database/meta.ts';
import { forwardedAddress, forwardedSecure } from '../relay/clients/forwarded.ts';
import { createHttpServer } from '../relay/http-server.ts';
import { DEFAULT_MAX_CONNECTIONS } from '../relay/limits.ts';
import type { SocketRoom } from '../relay/process/descriptors.ts';
import { createRelay, type Relay } from '../relay/relay.ts';
import type { Engine } from './engine.ts';
import { createRelayEngine, type RelayCredentials } from './relay-engine.ts';

const MAX_AGENTS_ON_DUTY = 1_000;

/**
 * The relay inside this process, with credentials that are made at the first start and kept in the database.
 * @param webhooks where it reports who comes and goes
 */
export async function createEmbeddedRelay(
  database: Database,
  { publicUrl, trustProxy, rateLimitFactor, relayMaxConnections }: Config,
  { webSockets }: SocketRoom,
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
    addressOf: forwardedAddress(trustProxy),
    ...(trustProxy > 0 ? { isSecure: forwardedSecure } : {}),
    limitFactor: rateLimitFactor,
    maxConnections: Math.min(relayMaxConnections ?? DEFAULT_MAX_CONNECTIONS, webSockets),
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
 * One port for everything: the relay takes its own paths and upgrades, the application the rest.
 * @param options.headersTimeout in milliseconds; the relay's own without it
 */
export function serverWithRelay(
  relay: Relay,
  handler: (request: never, response: never) => void,
  { relayApi }: Config,
  options: { headersTimeout?: number },
): Server {
  return createHttpServer(relay, (request, response) => handler(request as never, response as never), {
    api: relayApi,
    ...options,
  });
}
