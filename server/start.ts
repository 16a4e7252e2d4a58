import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type App, buildApp } from './app.ts';
import { createDiskStore } from './attachments/disk-store.ts';
import { createFileLinks } from './attachments/file-links.ts';
import type { Config } from './config.ts';
import type { Work } from './conversations/work.ts';
import type { Database } from './database/database.ts';
import { metaOnce } from './database/meta.ts';
import { openDatabase } from './database/open.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import type { Engine } from './delivery/engine.ts';
import { createPusherEngine } from './delivery/pusher-engine.ts';
import { createRelayEngine, type RelayCredentials } from './delivery/relay-engine.ts';
import { createVisitorPresence } from './delivery/visitor-presence.ts';
import { createRelay, type Relay } from './relay/relay.ts';
import type { Services } from './services.ts';

export type RunningServer = {
  app: App;
  services: Services;
  /** The port it listens on; the configured one, or the one found for 0. */
  port: number;
  /** Finishes what is under way, lets clients go with a code after which they return, and closes everything. */
  stop(): Promise<void>;
};

/** How long sockets are given to leave, spread out so that they do not all return in the same instant. */
const LEAVE_SPREAD_MS = 1_000;
const MAX_AGENTS_ON_DUTY = 1_000;

/**
 * Puts the program together and listens. Everything it needs comes in `config`.
 * @throws with a sentence that names the setting, when something cannot be used
 */
export async function startServer(
  config: Config,
  { logger, publicDir }: { logger: Logger; publicDir: string },
): Promise<RunningServer> {
  const now = () => Date.now();
  const node = randomUUID();
  const database = await openDatabase(config.databaseUrl);
  const epoch = await metaOnce(database, 'epoch', randomUUID);
  const secret = config.secret ?? (await metaOnce(database, 'secret', () => randomBytes(32).toString('hex')));
  const files = await createDiskStore(join(config.dataDir, 'files')).catch((error) => {
    throw new Error(
      `The folder for files, ${join(config.dataDir, 'files')}, cannot be written (${error.message}). Set DATA_DIR to one that can.`,
    );
  });

  // The relay reports who comes and goes to the presence keeper, which is made below.
  const webhooks: { deliver: (body: Buffer, headers: Record<string, string>) => Promise<number> } = {
    deliver: async () => 503,
  };
  const embedded = config.pusher === null ? await embeddedRelay(database, config, logger, webhooks) : null;
  const engine = embedded?.engine ?? createPusherEngine(config.pusher ?? noPusher());
  const dispatcher = createDispatcher({ database, engine, node, epoch, now, log: logger });
  const presence = createVisitorPresence({ database, engine, now, log: logger });
  webhooks.deliver = async (body, headers) => {
    const webhook = engine.readWebhook(headers, body.toString());
    if (webhook === null) return 401;
    await presence.report(webhook.timeMs, webhook.facts);
    return 200;
  };

  const services: Services = {
    database,
    commit: committer(database, node, now, (touched) => dispatcher.wake(touched)),
    engine,
    presence,
    files,
    links: createFileLinks(secret),
    epoch,
    publicUrl: config.publicUrl,
    rateLimitFactor: config.rateLimitFactor,
    now,
  };
  const app = await buildApp({
    services,
    logger,
    trustProxy: config.trustProxy,
    publicDir,
    ...(embedded === null ? {} : { serverFactory: (handler) => sharedServer(embedded.relay, handler) }),
  });
  await app.listen({ host: config.host, port: config.port });
  dispatcher.start();
  presence.start();

  return {
    app,
    services,
    port: portOf(app, config.port),
    async stop() {
      presence.stop();
      await embedded?.relay.close({ spreadMs: LEAVE_SPREAD_MS });
      await app.close();
      await dispatcher.stop();
      if (embedded === null) await engine.close();
      await database.close();
    },
  };
}

function committer(
  database: Database,
  node: string,
  now: () => number,
  committed: (touched: Set<string>) => void,
): Services['commit'] {
  return async (act) => {
    const touched = new Set<string>();
    const value = await database.write((db) => {
      // A transaction may be run again from its beginning.
      touched.clear();
      const work: Work = { db, dialect: database.dialect, now: now(), node, touched };
      return act(work);
    });
    committed(touched);
    return value;
  };
}

async function embeddedRelay(
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
    ...(trustProxy ? { addressOf: forwardedAddress } : {}),
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

/** Whose connection it is, as the trusted proxy in front says: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For */
function forwardedAddress(request: IncomingMessage): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')[0]
    ?.trim();
  return forwarded || (request.socket.remoteAddress ?? '');
}

function portOf(app: App, configured: number): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : configured;
}

/** One port for everything: the relay takes its own paths and upgrades, the application the rest. */
function sharedServer(relay: Relay, handler: (request: never, response: never) => void): Server {
  const server = createServer((request, response) => {
    if (!relay.handleRequest(request, response)) handler(request as never, response as never);
  });
  relay.attach(server);
  server.on('upgrade', (request, socket) => {
    if (!request.url?.startsWith('/app/')) socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
  });
  return server;
}

function noPusher(): never {
  throw new Error('No engine is configured.');
}
