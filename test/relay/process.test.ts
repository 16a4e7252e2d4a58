import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readProcessSettings } from '../../server/relay/process-settings.ts';
import { startChild } from '../support/child.ts';
import { APP, OTHER_APP } from './support/engine.ts';
import { connectRaw, openRaw, QUERY } from './support/raw-client.ts';
import { ask, send } from './support/signed-request.ts';

const MAIN = fileURLToPath(new URL('../../server/relay/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const CREDENTIALS = { PUSHER_APP_ID: APP.id, PUSHER_KEY: APP.key, PUSHER_SECRET: APP.secret };

const app = (more: object) => ({ RELAY_APPS: JSON.stringify([{ ...APP, ...more }]) });
const two = (more: object) => ({ RELAY_APPS: JSON.stringify([APP, { ...OTHER_APP, ...more }]) });

describe('the settings of the process', () => {
  test('are one application, or several', () => {
    expect(readProcessSettings(CREDENTIALS)).toEqual({
      host: '127.0.0.1',
      port: 6001,
      metrics: false,
      apps: [{ ...APP, clientEvents: true }],
      trustProxy: 0,
      maxConnections: 18_000,
      limitFactor: 1,
    });
    const apps = [
      { ...APP, limits: { connections: 5 }, allowedOrigins: ['https://shop.example'] },
      {
        id: '4',
        key: 'k',
        secret: 's',
        webhooks: [{ url: 'https://x.example/hook', kinds: ['cache_miss'] }],
      },
    ];
    const env = {
      RELAY_APPS: JSON.stringify(apps),
      RELAY_HOST: '0.0.0.0',
      RELAY_PORT: '80',
      RELAY_METRICS: 'on',
      RELAY_TRUST_PROXY: 'on',
      RELAY_MAX_CONNECTIONS: '50000',
      RATE_LIMIT_FACTOR: '3',
    };
    expect(readProcessSettings(env)).toEqual({
      host: '0.0.0.0',
      port: 80,
      metrics: true,
      apps,
      trustProxy: 1,
      maxConnections: 50_000,
      limitFactor: 3,
    });
    const behind = { ...app({ tlsOnly: true }), RELAY_TRUST_PROXY: '2' };
    expect(readProcessSettings(behind)).toMatchObject({ trustProxy: 2, apps: [{ tlsOnly: true }] });
  });

  test.each([
    [{}, 'PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET must be set, all three; or RELAY_APPS.'],
    [{ ...CREDENTIALS, RELAY_PORT: '70000' }, 'RELAY_PORT is "70000"; it must be a port number, 0 to 65535.'],
    [{ ...CREDENTIALS, RELAY_METRICS: 'yes' }, 'RELAY_METRICS must be on or off.'],
    [{ ...CREDENTIALS, RELAY_WEBHOOK_URL: 'x' }, 'RELAY_WEBHOOK_URL must be an address such as https://….'],
    [{ RELAY_APPS: '[{"secret":"hush"' }, 'RELAY_APPS is not valid JSON.'],
    [{ RELAY_APPS: '{}' }, 'RELAY_APPS must be a JSON array such as [{"id":"1","key":"…","secret":"…"}].'],
    [app({ id: 3 }), 'RELAY_APPS[0].id must be a text, not empty.'],
    [app({ clientEvents: 'on' }), 'RELAY_APPS[0].clientEvents must be true or false.'],
    [app({ client_events: true }), 'RELAY_APPS[0].client_events is no setting of an app.'],
    [app({ limits: { connection: 1 } }), 'RELAY_APPS[0].limits.connection is no limit.'],
    [app({ limits: { connections: 0 } }), 'RELAY_APPS[0].limits.connections must be a number above 0.'],
    [
      app({ allowedOrigins: ['https://shop.example/'] }),
      'RELAY_APPS[0].allowedOrigins must be a list such as ["https://shop.example"].',
    ],
    [two({ id: APP.id }), 'RELAY_APPS[0] and RELAY_APPS[1] have the same id. Each needs its own.'],
    [two({ key: APP.key }), 'RELAY_APPS[0] and RELAY_APPS[1] have the same key. Each needs its own.'],
    [
      app({ key: 'a/b' }),
      'RELAY_APPS[0].key stands in addresses: only letters, digits and . _ ~ - are possible.',
    ],
    [app({ tlsOnly: true }), 'RELAY_APPS[0].tlsOnly can never hold: this process speaks no TLS itself.'],
    [
      { ...CREDENTIALS, RELAY_TRUST_PROXY: 'yes' },
      'RELAY_TRUST_PROXY is "yes"; it must be on, off, or the number of proxies (2 to 9).',
    ],
    [
      { ...CREDENTIALS, RELAY_MAX_CONNECTIONS: '0' },
      'RELAY_MAX_CONNECTIONS is "0"; it must be a whole number from 1 to 1000000.',
    ],
    [
      { ...CREDENTIALS, RATE_LIMIT_FACTOR: '1.5' },
      'RATE_LIMIT_FACTOR is "1.5"; it must be a whole number from 1 to 1000000.',
    ],
    [app({ webhooks: [{}] }), 'RELAY_APPS[0].webhooks must be a list such as [{"url":"https://…"}].'],
  ])('that are wrong are named, with what they must be: %#', (env, sentence) => {
    expect(() => readProcessSettings(env)).toThrow(sentence);
  });
});

describe('the process', () => {
  const start = (env: Record<string, string>) =>
    startChild(process.execPath, ['--import', 'tsx', MAIN], { env });

  test('serves WebSockets and the API, says how it is, and lets everybody go when it is told to stop', async () => {
    const child = start({ ...CREDENTIALS, RELAY_PORT: '0', RELAY_METRICS: 'on' });
    const port = Number(/listens on 127\.0\.0\.1:(\d+)/.exec(await child.until(/listens on .*\n/))?.[1]);
    const engine = { host: '127.0.0.1', port, app: APP };
    const client = await connectRaw(engine);
    client.subscribe('room');
    await client.next('pusher_internal:subscription_succeeded');
    const answer = await ask(engine, 'POST', '/events', {
      body: { name: 'news', channel: 'room', data: '{}' },
    });
    expect(answer).toMatchObject({ status: 200, text: '{}' });
    await client.next('news');
    expect((await send(engine, 'GET', '/metrics')).text).toContain('relay_connections{app="3"} 1');
    expect((await send(engine, 'GET', '/')).status).toBe(404);
    expect(await send(engine, 'GET', '/health')).toMatchObject({ status: 200, text: '{"status":"ok"}' });

    child.process.kill('SIGTERM');
    expect(await client.closed()).toBe(4200);
    expect(await child.ended()).toBe(0);
    expect(child.output()).not.toContain(APP.secret);
    expect(child.output()).not.toContain(APP.key);
  });

  test('reads a file .env, and believes the proxy in front of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relay-process-'));
    const apps = JSON.stringify([{ ...APP, tlsOnly: true, limits: { connectionsPerAddress: 1 } }]);
    await writeFile(join(folder, '.env'), `RELAY_PORT=0\nRELAY_TRUST_PROXY=on\nRELAY_APPS='${apps}'\n`);
    const child = startChild(process.execPath, ['--import', TSX, MAIN], { env: {}, cwd: folder });
    const port = Number(/listens on 127\.0\.0\.1:(\d+)/.exec(await child.until(/listens on .*\n/))?.[1]);
    const come = async (headers: Record<string, string>) => {
      const client = openRaw({ host: '127.0.0.1', port, app: APP }, `/app/${APP.key}?${QUERY}`, { headers });
      await Promise.race([client.next('pusher:connection_established'), client.closed()]);
      return client;
    };
    const secure = { 'x-forwarded-proto': 'https' };
    const first = await come({ ...secure, 'x-forwarded-for': '192.0.2.7:4000' });
    expect(first.closeCode).toBeNull();
    expect((await come({ ...secure, 'x-forwarded-for': '192.0.2.7:4001' })).closeCode).toBe(4100);
    expect((await come({ ...secure, 'x-forwarded-for': '192.0.2.8' })).closeCode).toBeNull();
    expect((await come({ 'x-forwarded-for': '192.0.2.9' })).closeCode, 'without TLS').toBe(4000);
    await child.stop();
    await rm(folder, { recursive: true });
  });

  test('does not start with a wrong setting, and says what to mend', async () => {
    const child = start({ RELAY_PORT: 'six' });
    expect(await child.ended()).toBe(1);
    expect(child.output()).toBe(
      'The relay cannot start. RELAY_PORT is "six"; it must be a port number, 0 to 65535.\n',
    );
  });
});
