import { afterEach, describe, expect, test } from 'vitest';
import type { RelayAppOptions } from '../../../server/relay/options.ts';
import { APP, OTHER_APP, type RelayEngine, startRelay } from '../support/engine.ts';
import { connectRaw, openRaw, QUERY, type RawClient } from '../support/raw-client.ts';
import { send } from '../support/signed-request.ts';
import { eventually } from '../support/waiting.ts';

/** https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#error-codes */
describe('who is let in', () => {
  let engine: RelayEngine;
  let clients: RawClient[] = [];
  afterEach(async () => {
    for (const client of clients) client.stop();
    clients = [];
    await engine.stop();
  });

  const start = async (app: Partial<RelayAppOptions>, more = {}) => {
    engine = await startRelay({ apps: [{ ...APP, ...app }, OTHER_APP], ...more });
  };
  async function come(headers: Record<string, string> = {}, app = APP): Promise<RawClient> {
    const client = openRaw(engine, `/app/${app.key}?${QUERY}`, { headers });
    clients.push(client);
    await Promise.race([client.next('pusher:connection_established'), client.closed()]);
    return client;
  }

  test('pages of the listed origins, and no others', async () => {
    await start({ allowedOrigins: ['https://shop.example', 'http://localhost:3000'] });
    expect((await come({ origin: 'https://shop.example' })).closeCode).toBeNull();
    expect((await come({ origin: 'http://localhost:3000' })).closeCode).toBeNull();
    for (const origin of [
      'https://shop.example.evil.example',
      'http://shop.example',
      'null',
      'https://shop.example/',
    ]) {
      expect((await come({ origin })).closeCode, origin).toBe(4009);
    }
    expect((await come()).closeCode, 'no origin').toBe(4009);
    expect((await come({ origin: 'https://evil.example' }, OTHER_APP)).closeCode).toBeNull();
    expect(engine.relay.metrics().apps[APP.id]?.refused).toEqual({ origin: 5 });
  });

  test('nobody, while the application is disabled', async () => {
    await start({ enabled: false });
    expect((await come()).closeCode).toBe(4003);
    expect((await come({}, OTHER_APP)).closeCode).toBeNull();
  });

  test('nobody without TLS, where it is asked for', async () => {
    await start(
      { tlsOnly: true },
      {
        isSecure: (request: { headers: Record<string, unknown> }) =>
          request.headers['x-forwarded-proto'] === 'https',
      },
    );
    expect((await come()).closeCode).toBe(4000);
    expect((await come({ 'x-forwarded-proto': 'https' })).closeCode).toBeNull();
  });

  test('as many as the application’s quota, and again when somebody has left', async () => {
    await start({ limits: { connections: 2 } });
    const [first] = [await come(), await come()];
    expect((await come()).closeCode).toBe(4004);
    first?.stop();
    await eventually('the leaving', () => engine.relay.metrics().connections === 1);
    expect((await come()).closeCode).toBeNull();
  });

  test('as many as the relay can carry, over all applications, and tells the others to come back', async () => {
    await start({}, { maxConnections: 2 });
    const first = await come();
    await come({}, OTHER_APP);
    expect((await come()).closeCode).toBe(4100);
    first.stop();
    await eventually('the leaving', () => engine.relay.metrics().connections === 1);
    expect((await come()).closeCode).toBeNull();
  });

  test('so many of one address, as the proxy tells it', async () => {
    await start(
      { limits: { connectionsPerAddress: 1 } },
      {
        addressOf: (request: { headers: Record<string, unknown> }) =>
          String(request.headers['x-forwarded-for']),
      },
    );
    const first = await come({ 'x-forwarded-for': '1.1.1.1' });
    expect((await come({ 'x-forwarded-for': '1.1.1.1' })).closeCode).toBe(4100);
    expect((await come({ 'x-forwarded-for': '2.2.2.2' })).closeCode).toBeNull();
    first.stop();
    await eventually('the leaving', () => engine.relay.metrics().connections === 1);
    expect((await come({ 'x-forwarded-for': '1.1.1.1' })).closeCode).toBeNull();
  });

  test('at the path that pusher-js is told, and nowhere else', async () => {
    await start({}, { wsPath: '/realtime' });
    const client = openRaw(engine, `/realtime/app/${APP.key}?${QUERY}`);
    clients.push(client);
    await client.next('pusher:connection_established');
  });

  test('nobody at a key that is not one, however it is written', async () => {
    await start({});
    for (const key of ['%zz', '%', '__proto__', 'constructor', encodeURIComponent('ä/ö')]) {
      expect(await openRaw(engine, `/app/${key}?${QUERY}`).closed(), key).toBe(4001);
    }
    expect(await openRaw(engine, `/app/?${QUERY}`).closed()).toBe(4005);
    await connectRaw(engine).then((client) => clients.push(client));
  });

  test('and other paths of the server are the host’s', async () => {
    await start({});
    expect(await openRaw(engine, '/something/else').closed()).toBe(1006);
    for (const path of ['/', '/apps', '/apps/', '/apps/3', '//', '/%zz', '/application']) {
      expect(await send(engine, 'GET', path), path).toMatchObject({ status: 404, text: 'not the relay' });
    }
  });
});
