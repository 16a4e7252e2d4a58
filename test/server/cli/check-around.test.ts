// @slow 8 s of a core: what `check` says of proxies, addresses, names, clocks, TLS and webhooks around a server. Finds a cause that is named wrongly.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { certificates } from '../../../server/cli/checks/certificate.ts';
import { clock } from '../../../server/cli/checks/clock.ts';
import { engineWebhooks } from '../../../server/cli/checks/engine-webhooks.ts';
import { tried } from '../../../server/cli/checks/finding.ts';
import { names } from '../../../server/cli/checks/names.ts';
import { proxyHeaders, publicAddress } from '../../../server/cli/checks/public-address.ts';
import { readConfig } from '../../../server/config.ts';
import { ANSWER_HEADER, QUESTION_HEADER } from '../../../server/doctor/self-check.ts';
import { APP, startRelay } from '../../relay/support/engine.ts';
import { frontdesk } from '../../support/command-line.ts';
import { freePort } from '../../support/free-port.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { answering, listening } from './stand-ins.ts';

/** A proxy in front of a server; `change` is what it makes of the headers. */
const proxyTo = (server: TestServer, change: (headers: IncomingMessage['headers']) => object) =>
  answering(({ url, headers }, reply) => {
    request(`${server.url}${url}`, { headers: { ...headers, ...change(headers) } }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    }).end();
  });

async function started(env: Record<string, string> = {}): Promise<TestServer> {
  const server = await startTestServer({ env });
  onTestFinished(server.remove);
  return server;
}

describe('check, of what the proxies tell the server', () => {
  const adds = ({ 'x-forwarded-for': before }: IncomingMessage['headers']) => ({
    'x-forwarded-for': `${before}, 203.0.113.9`,
  });
  const look = async (trustProxy: string, change: (headers: IncomingMessage['headers']) => object) => {
    const server = await started({ TRUST_PROXY: trustProxy });
    const url = await proxyTo(server, change);
    const config = readConfig({ DATA_DIR: server.dataDir, PUBLIC_URL: url, TRUST_PROXY: trustProxy });
    return proxyHeaders(config, server.services.database);
  };

  it('takes a proxy that adds who asks, and one that puts it in the place of what is made up', async () => {
    expect(await look('on', adds)).toContain('is not believed');
    expect(await look('on', () => ({ 'x-forwarded-for': '203.0.113.9' }))).toContain('is not believed');
    expect(await look('off', () => ({}))).toContain('no proxy is in front');
  });

  it('says what to set where the two do not fit', async () => {
    await expect(look('off', adds)).rejects.toThrow('TRUST_PROXY is off');
    await expect(look('on', () => ({}))).rejects.toThrow('adds no X-Forwarded-For');
    await expect(look('2', adds)).rejects.toThrow('whoever asks can make up an address');
    const behindTwo = (headers: IncomingMessage['headers']) => ({
      'x-forwarded-for': `${adds(headers)['x-forwarded-for']}, 198.51.100.7`,
    });
    await expect(look('on', behindTwo)).rejects.toThrow('2 proxies are in front, but TRUST_PROXY is 1');
    expect(await look('2', behindTwo)).toContain('is not believed');
    const https = (headers: IncomingMessage['headers']) => ({
      ...adds(headers),
      'x-forwarded-proto': 'https',
    });
    await expect(look('on', https)).rejects.toThrow('let the proxy set X-Forwarded-Proto');
  });

  it('notes a proxy that passes another Host on, on which nothing depends, and takes one that leaves the port out', async () => {
    const host = (name: string) => (headers: IncomingMessage['headers']) => ({
      ...adds(headers),
      host: name,
    });
    expect(await tried('proxy headers', () => look('on', host('inside:4100')))).toMatchObject({
      ok: true,
      note: true,
      says: expect.stringContaining('let the proxy pass Host on'),
    });
    expect(await look('on', host('127.0.0.1'))).toContain('is not believed');
  });

  it.each(['null', '[]', '7', '{"address":1}', '{"address":"a","protocol":"b","host":"c","forwardedFor":5}'])(
    'takes %s for no answer',
    async (said) => {
      const server = await started();
      const url = await answering((_request, reply) =>
        reply.setHeader(ANSWER_HEADER, Buffer.from(said).toString('base64url')).end(),
      );
      const config = readConfig({ DATA_DIR: server.dataDir, PUBLIC_URL: url });
      await expect(proxyHeaders(config, server.services.database)).rejects.toThrow(
        'does not say what arrives',
      );
    },
  );

  it('learns nothing from a server with another secret, nor does anybody else', async () => {
    const server = await started();
    const config = readConfig({
      DATA_DIR: server.dataDir,
      PUBLIC_URL: server.url,
      FRONTDESK_SECRET: 'of another installation',
    });
    await expect(proxyHeaders(config, server.services.database)).rejects.toThrow('another installation');
    const forged = createHmac('sha256', 'guessed').update('frontdesk check\nnonce').digest('base64url');
    for (const question of ['', 'nonce', 'nonce.', `nonce.${forged}`, 'x'.repeat(5_000)]) {
      const reply = await fetch(`${server.url}/health`, { headers: { [QUESTION_HEADER]: question } });
      expect(reply.status).toBe(200);
      expect(reply.headers.has(ANSWER_HEADER)).toBe(false);
    }
  });
});

describe('check, of a public address that is not ours or not well', () => {
  const look = (url: string) => publicAddress(readConfig({ PUBLIC_URL: url }));

  it('says where it leads, and what answers there', async () => {
    const elsewhere = await answering((_request, reply) =>
      reply.writeHead(301, { location: 'https://www.shop.example/' }).end(),
    );
    await expect(look(elsewhere)).rejects.toThrow('leads on to https://www.shop.example/');
    const other = await answering((_request, reply) => reply.end('<h1>It works!</h1>'));
    await expect(look(other)).rejects.toThrow('something else than Frontdesk (200)');
    const nothing = await answering((_request, reply) => reply.end('null'));
    await expect(look(nothing)).rejects.toThrow('something else than Frontdesk');
  });

  it('reads no endless answer to its end, and waits for none that never comes', async () => {
    let sent = 0;
    const endless = await answering((_request, reply) => {
      const more = () => {
        while (!reply.destroyed && reply.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      reply.on('drain', more);
      more();
    });
    await expect(look(endless)).rejects.toThrow('something else than Frontdesk');
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    const silent = await listening(createTcpServer());
    await expect(look(`http://127.0.0.1:${silent}`)).rejects.toThrow('no whole answer within 5 s');
  }, 20_000);
});

describe('check, of names, clocks and certificates', () => {
  const pem = (path: string) => readFileSync(new URL(`../../${path}.pem`, import.meta.url), 'utf8');
  const tls = (path: string) => ({ cert: pem(`${path}.cert`), key: pem(`${path}.key`) });

  it('says which name of which setting cannot be found', async () => {
    const found = readConfig({ PUBLIC_URL: 'http://localhost:4100' });
    expect(await names(found)).toBe('found: localhost');
    const lost = readConfig({
      PUBLIC_URL: 'https://chat.frontdesk.invalid',
      SMTP_URL: 'smtp://mail.invalid',
      MAIL_FROM: 'a@b.example',
    });
    await expect(names(lost)).rejects.toThrow(
      /chat\.frontdesk\.invalid \(PUBLIC_URL: \w+\), mail\.invalid \(SMTP_URL: \w+\) cannot be found/,
    );
    const socket = 'postgres://frontdesk@%2Fvar%2Frun%2Fpostgresql/frontdesk';
    expect(await names(readConfig({ DATABASE_URL: socket }))).toBe('found: localhost');
  });

  it('says whose clock is off', async () => {
    const server = await started();
    const at = (ms: number) =>
      answering((_request, reply) => reply.setHeader('date', new Date(Date.now() + ms).toUTCString()).end());
    const look = async (ms: number) =>
      clock(readConfig({ DATA_DIR: server.dataDir, PUBLIC_URL: await at(ms) }), server.services.database);
    expect(await look(0)).toMatch(/^agrees with the public address within 2 s; .*--time-server/);
    await expect(look(-90_000)).rejects.toThrow(
      /clock of the public address .* (8|9)\d s apart. Let both follow NTP/,
    );
    await expect(look(90_000)).rejects.toThrow('Let both follow NTP');
  });

  it.each([
    ['support/tls/expired', /ended \d+ days ago\. Renew it/],
    ['support/tls/leaf', /whole chain \(fullchain\.pem\)/],
    [
      'relay/support/tls/localhost',
      /DEPTH_ZERO_SELF_SIGNED_CERT\. Get one from an authority that browsers know/,
    ],
  ])('refuses a certificate as browsers do: %s', async (name, sentence) => {
    const port = await listening(createTlsServer(tls(name)));
    await expect(certificates(readConfig({ PUBLIC_URL: `https://localhost:${port}` }))).rejects.toThrow(
      sentence,
    );
  });

  it('notes one that ends soon, and still finds another one WRONG', async () => {
    const config = readConfig({
      PUBLIC_URL: 'https://chat.example.com',
      PUSHER_HOST: 'events.example.com',
      PUSHER_APP_ID: APP.id,
      PUSHER_KEY: APP.key,
      PUSHER_SECRET: APP.secret,
    });
    const look = (events: string | null) =>
      tried('certificates', () =>
        certificates(config, async (host) => ({
          trouble: host === 'events.example.com' ? events : null,
          until: Date.now() + (host === 'events.example.com' ? 60.5 : 9.5) * 24 * 60 * 60 * 1_000,
        })),
      );
    expect(await look(null)).toMatchObject({
      ok: true,
      note: true,
      says: expect.stringMatching(
        /chat\.example\.com ends in 9 days.*; events\.example\.com, for 60 more days/,
      ),
    });
    expect(await look('ERR_TLS_CERT_ALTNAME_INVALID')).toMatchObject({
      ok: false,
      says: expect.stringMatching(/events\.example\.com \(PUSHER_HOST\).*Get one that is for this name/),
    });
  });

  it('says that there is no TLS, or that it takes too long', async () => {
    const plain = await listening(createServer());
    await expect(certificates(readConfig({ PUBLIC_URL: `https://localhost:${plain}` }))).rejects.toThrow(
      'does not speak TLS as it should',
    );
    const silent = await listening(createTcpServer());
    await expect(certificates(readConfig({ PUBLIC_URL: `https://localhost:${silent}` }))).rejects.toThrow(
      'shows no certificate within 5 s',
    );
    expect(await certificates(readConfig({}))).toContain('no address of yours');
  }, 20_000);
});

describe('check, of the engine’s webhooks', () => {
  it('finds that they arrive; and where they do not, notes it and is not WRONG', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const relay = await startRelay({
      apps: [{ ...APP, webhooks: [{ url: `${url}/api/engine-webhook` }] }],
    });
    onTestFinished(relay.stop);
    const engine = {
      PUSHER_APP_ID: APP.id,
      PUSHER_KEY: APP.key,
      PUSHER_SECRET: APP.secret,
      PUSHER_HOST: '127.0.0.1',
      PUSHER_PORT: String(relay.port),
      PUSHER_TLS: 'off',
    };
    const server = await started({ ...engine, PORT: String(port), PUBLIC_URL: url });
    const { exit, said } = await frontdesk({ ...engine, DATA_DIR: server.dataDir, PUBLIC_URL: url }, 'check');
    expect(said).toContain(`ok    webhooks of the engine: arrive at ${url}/api/engine-webhook`);
    expect(exit).toBe(0);

    const silent = await startRelay();
    onTestFinished(silent.stop);
    const config = readConfig({ ...engine, PUSHER_PORT: String(silent.port), DATA_DIR: server.dataDir });
    const look = () => tried('webhooks', () => engineWebhooks(config, server.services.database, 300));
    expect(await look()).toMatchObject({
      ok: true,
      note: true,
      says: expect.stringMatching(/^none arrived within 0\.3 s: .*SOKETI_DEFAULT_APP_WEBHOOKS/),
    });
    await silent.stop();
    expect(await look()).toMatchObject({ ok: false, says: expect.stringContaining('can be subscribed to') });
  });

  it('says so where what answers is no engine', async () => {
    const other = createServer();
    new WebSocketServer({ server: other }).on('connection', (socket) =>
      socket.send('{"event":"pusher:connection_established","data":"{}"}'),
    );
    const config = readConfig({
      PUSHER_APP_ID: APP.id,
      PUSHER_KEY: APP.key,
      PUSHER_SECRET: APP.secret,
      PUSHER_HOST: '127.0.0.1',
      PUSHER_PORT: String(await listening(other)),
      PUSHER_TLS: 'off',
    });
    const server = await started();
    await expect(engineWebhooks(config, server.services.database)).rejects.toThrow(
      'it does not speak the protocol of Pusher Channels',
    );
  });
});
