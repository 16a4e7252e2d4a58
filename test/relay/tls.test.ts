import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import PusherServer from 'pusher';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { APP, type RelayEngine, startRelay } from './support/engine.ts';
import { webBuild } from './support/pusher-clients.ts';
import { eventually } from './support/waiting.ts';

/** For localhost, signed by itself, good for nothing else. */
const CERT = readFileSync(new URL('support/tls/localhost.cert.pem', import.meta.url), 'utf8');
const KEY = readFileSync(new URL('support/tls/localhost.key.pem', import.meta.url), 'utf8');

/** A browser that trusts the certificate above. */
class TrustingSocket extends WebSocket {
  constructor(address: string) {
    super(address, { ca: CERT });
  }
}

describe('an app for encrypted connections only', () => {
  const apps = [{ ...APP, tlsOnly: true }];
  let engine: RelayEngine | null = null;
  let client: ReturnType<typeof open> | null = null;
  afterEach(async () => {
    client?.disconnect();
    await engine?.stop();
  });

  const open = (to: RelayEngine, forceTLS: boolean) => {
    const Pusher = webBuild(TrustingSocket as unknown as typeof WebSocket);
    return new Pusher(APP.key, {
      cluster: 'self',
      wsHost: to.host,
      wsPort: to.port,
      wssPort: to.port,
      forceTLS,
      // To pusher-js, `ws` is the transport and TLS a manner of it.
      enabledTransports: ['ws', 'wss'],
      enableStats: false,
    });
  };

  it('is met over TLS by the official client and the official server SDK', async () => {
    engine = await startRelay({ apps }, { cert: CERT, key: KEY });
    client = open(engine, true);
    const received: unknown[] = [];
    const channel = client.subscribe('news');
    channel.bind('headline', (data: unknown) => received.push(data));
    await eventually('the subscription', () => channel.subscribed);
    const sdk = new PusherServer({
      appId: APP.id,
      key: APP.key,
      secret: APP.secret,
      host: engine.host,
      port: String(engine.port),
      useTLS: true,
      agent: new Agent({ ca: CERT }),
    });
    const { status } = await sdk.trigger('news', 'headline', { text: 'Grüße' });
    expect(status).toBe(200);
    await eventually('the event', () => received.length > 0);
    expect(received).toEqual([{ text: 'Grüße' }]);
  });

  it('refuses a connection without, with the code that ends pusher-js’ attempts', async () => {
    engine = await startRelay({ apps });
    client = open(engine, false);
    const errors: unknown[] = [];
    client.connection.bind('error', (error: unknown) => errors.push(error));
    await eventually('the refusal', () => errors.length > 0);
    expect(errors[0]).toMatchObject({ error: { data: { code: 4000 } } });
  });

  it('believes the proxy in front where one is trusted', async () => {
    engine = await startRelay({
      apps,
      isSecure: (request) => request.headers['x-forwarded-proto'] === 'https',
    });
    const url = `ws://${engine.host}:${engine.port}/app/${APP.key}?protocol=7&client=js&version=8.6.0`;
    const first = (headers: Record<string, string>) =>
      new Promise<string | number>((resolve, reject) => {
        const socket = new WebSocket(url, { headers });
        socket.once('error', reject);
        socket.once('close', resolve);
        socket.once('message', (frame) => {
          resolve(JSON.parse(String(frame)).event);
          socket.close();
        });
      });
    expect(await first({ 'x-forwarded-proto': 'https' })).toBe('pusher:connection_established');
    expect(await first({})).toBe(4000);
  });
});
