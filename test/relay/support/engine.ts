import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { RelayAppOptions, RelayOptions, WebhookKind } from '../../../server/relay/options.ts';
import { createRelay, type Relay } from '../../../server/relay/relay.ts';
import { startSoketi } from '../../soketi/soketi.ts';

export type EngineApp = { id: string; key: string; secret: string };
export type EngineAddress = { host: string; port: number; app: EngineApp };
export type Engine = EngineAddress & { stop(): Promise<void> };
export type RelayEngine = Engine & { relay: Relay };

/** Which engine the conformance suite runs against: `ENGINE=soketi`, or the relay. */
export const ENGINE_NAME = process.env['ENGINE'] === 'soketi' ? 'soketi' : 'relay';

/** The application of the documents' own examples, so that their signatures can be checked. */
export const APP: EngineApp = { id: '3', key: '278d425bdf160c739803', secret: '7ad3773142a6692b25b8' };
export const OTHER_APP: EngineApp = { id: '4', key: 'another-key', secret: 'another-secret' };
const HOST = '127.0.0.1';

export type EngineOptions = {
  clientEvents?: boolean;
  webhook?: { url: string; kinds: readonly WebhookKind[] };
};

/** Starts whatever the suite is run against: two apps, the first with what is asked for. */
export async function startEngine({ clientEvents = true, webhook }: EngineOptions = {}): Promise<Engine> {
  const webhooks = webhook === undefined ? [] : [webhook];
  if (ENGINE_NAME === 'relay') {
    return startRelay({
      apps: [
        { ...APP, clientEvents, webhooks, subscriptionCounts: true },
        { ...OTHER_APP, clientEvents },
      ],
      timings: { webhookLeavingDelayMs: 400, webhookRetryMs: 20 },
    });
  }
  const soketi = await startSoketi({
    apps: [
      { ...APP, clientEvents, webhooks },
      { ...OTHER_APP, clientEvents },
    ],
  });
  return { host: soketi.host, port: soketi.port, app: APP, stop: soketi.stop };
}

/**
 * A relay on a free port of a server of its own; `app` is the first of its apps.
 * @param create makes the relay, where it is not ours but one with a guard taken out
 * @param tls makes it a server that speaks TLS
 */
export async function startRelay(
  options: Partial<RelayOptions> = {},
  tls: { cert: string; key: string } | null = null,
  create = createRelay,
): Promise<RelayEngine> {
  const apps: readonly RelayAppOptions[] = options.apps ?? [{ ...APP, clientEvents: true }];
  const [app = APP] = apps;
  const relay = create({ ...options, apps });
  const answer: RequestListener = (request, response) => {
    if (!relay.handleRequest(request, response)) response.writeHead(404).end('not the relay');
  };
  const server: Server = tls === null ? createServer(answer) : createTlsServer(tls, answer);
  relay.attach(server);
  await new Promise<void>((resolve) => {
    server.listen(0, HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    relay,
    host: HOST,
    port,
    app: { id: app.id, key: app.key, secret: app.secret },
    async stop() {
      await relay.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
