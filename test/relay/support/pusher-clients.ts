import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Window } from 'happy-dom';
import PusherServer from 'pusher';
import PusherNode, { type Channel, type PresenceChannel } from 'pusher-js';
import { WebSocket } from 'ws';
import type { EngineAddress, EngineApp } from './engine.ts';
import { eventually } from './waiting.ts';

export type PusherClass = typeof PusherNode;
export type PusherClient = PusherNode;

/** The builds of pusher-js that a page or a program would load. */
export const BUILDS: readonly { build: string; Pusher: PusherClass }[] = [
  { build: 'node', Pusher: PusherNode },
  { build: 'web', Pusher: webBuild() },
];

/** Who a client says it is: its presence data, and the user it signs in as. */
export type Who = { user_id: string | number; user_info?: unknown };
export type ClientChoices = {
  who?: Who;
  user?: { id: string; [field: string]: unknown };
  app?: EngineApp;
  sdk?: PusherServer;
};

/** The official client, connected, with an authorisation endpoint that says yes to everything. */
export async function connectClient(
  Pusher: PusherClass,
  engine: EngineAddress,
  choices: ClientChoices = {},
): Promise<PusherClient> {
  const client = openClient(Pusher, engine, choices);
  await eventually('the client’s connection', () => client.connection.state === 'connected');
  return client;
}

export function openClient(
  Pusher: PusherClass,
  engine: EngineAddress,
  choices: ClientChoices = {},
): PusherClient {
  const app = choices.app ?? engine.app;
  const sdk = choices.sdk ?? serverSdk(engine, app);
  return new Pusher(app.key, {
    cluster: 'self',
    wsHost: engine.host,
    wsPort: engine.port,
    wssPort: engine.port,
    forceTLS: false,
    enabledTransports: ['ws', 'wss'],
    enableStats: false,
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler: ({ socketId, channelName }, done) => {
        const auth = sdk.authorizeChannel(socketId, channelName, presenceOf(choices, channelName));
        done(null, auth);
      },
    },
    userAuthentication: {
      endpoint: '',
      transport: 'ajax',
      customHandler: ({ socketId }, done) =>
        done(null, sdk.authenticateUser(socketId, choices.user ?? { id: 'nobody' })),
    },
  });
}

/** The official server SDK, pointed at the engine. */
export function serverSdk(engine: EngineAddress, app: EngineApp = engine.app): PusherServer {
  const { host, port } = engine;
  return new PusherServer({
    appId: app.id,
    key: app.key,
    secret: app.secret,
    host,
    port: String(port),
    useTLS: false,
    timeout: 30_000,
    encryptionMasterKeyBase64: Buffer.alloc(32, 7).toString('base64'),
  });
}

/** Resolves with the channel once the subscription is confirmed. */
export async function subscribed<T extends Channel = Channel>(
  client: PusherClient,
  name: string,
): Promise<T> {
  const channel = client.subscribe(name);
  await eventually(`the subscription to ${name}`, () => channel.subscribed);
  return channel as T;
}

export function presenceChannel(client: PusherClient, name: string): Promise<PresenceChannel> {
  return subscribed<PresenceChannel>(client, name);
}

function presenceOf(
  { who, user }: ClientChoices,
  channel: string,
): PusherServer.PresenceChannelData | undefined {
  if (!channel.startsWith('presence-') || (who === undefined && user !== undefined)) return undefined;
  // The SDK's type says text, its documents' example is a number.
  return (who ?? { user_id: 'somebody' }) as PusherServer.PresenceChannelData;
}

/** The file that a page's script tag loads, run in a window of its own that has a WebSocket. */
export function webBuild(socket: typeof WebSocket = WebSocket): PusherClass {
  const file = createRequire(import.meta.url).resolve('pusher-js/dist/web/pusher.js');
  const window = new Window({ url: 'http://shop.example/' });
  Object.assign(window, { WebSocket: socket });
  const run = new Function(
    'window',
    'document',
    'self',
    'navigator',
    `${readFileSync(file, 'utf8')}\nreturn window.Pusher;`,
  );
  return run(window, window.document, window, window.navigator) as PusherClass;
}
