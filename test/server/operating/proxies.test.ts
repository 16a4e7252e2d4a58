import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { APP } from '../../relay/support/engine.ts';
import { openRaw, QUERY } from '../../relay/support/raw-client.ts';
import { freePort } from '../../support/free-port.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import { caddyTrouble, HAS_CADDY, startCaddy } from '../../support/servers/caddy.ts';
import { HAS_NGINX, startNginx } from '../../support/servers/nginx.ts';
import { startTestServer } from '../../support/test-server.ts';

const OPERATING = fileURLToPath(new URL('../../../server/operating/', import.meta.url));
const file = (name: string) => readFile(OPERATING + name, 'utf8');
/** The largest file that may be sent. */
const LARGEST = 20 * 1024 * 1024;
const LISTENS_TLS = 'listen 443 ssl;';
const ITS_NAME = 'chat.example.com {';

type Road = { folder: string; port: number; serverPort: number };

// Need nginx and Caddy (apt-get install nginx-light caddy), which are not installed for the tests.
const PROXIES = [
  {
    name: 'nginx',
    isThere: HAS_NGINX,
    async start({ folder, port, serverPort }: Road) {
      const conf = await file('nginx.conf');
      expect(conf).toContain(LISTENS_TLS);
      const http = conf
        .replace(LISTENS_TLS, `listen ${port};`)
        .replace(/^ *ssl_.*$/gm, '')
        .replace('127.0.0.1:4100', `127.0.0.1:${serverPort}`);
      return startNginx(folder, port, http);
    },
  },
  {
    name: 'Caddy',
    isThere: HAS_CADDY,
    async start({ folder, port, serverPort }: Road) {
      const conf = await file('Caddyfile');
      expect(conf).toContain(ITS_NAME);
      const sites = conf
        .replace(ITS_NAME, `http://127.0.0.1:${port} {`)
        .replace('127.0.0.1:4100', `127.0.0.1:${serverPort}`);
      return startCaddy(folder, port, sites);
    },
  },
];

describe.each(PROXIES)('a real $name with its file', ({ isThere, start }) => {
  it.skipIf(!isThere)(
    'lets the largest file and a socket through, tells visitors apart, and keeps numbers inside',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-proxy-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const port = await freePort();
      const proxied = `http://127.0.0.1:${port}`;
      const server = await startTestServer({
        env: { TRUST_PROXY: 'on', METRICS: 'on', PUBLIC_URL: proxied },
      });
      onTestFinished(server.remove);
      onTestFinished((await start({ folder, port, serverPort: server.port })).stop);

      const visitor = await newVisitor(proxied);
      const conversation = await visitor.start();
      const form = new FormData();
      form.append('file', new Blob([randomBytes(LARGEST)]), 'large.bin');
      const sent = await fetch(
        `${proxied}/api/widget/conversations/${conversation}/attachments?id=${uuid()}`,
        { method: 'POST', headers: { authorization: `Bearer ${visitor.token}` }, body: form },
      );
      expect(sent.status).toBe(201);

      const { body } = await visitor.ask<{ engine: { key: string } }>('GET', '/api/widget/session');
      const address = { host: '127.0.0.1', port, app: { ...APP, key: body.engine.key } };
      const client = openRaw(address, `/app/${body.engine.key}?${QUERY}`);
      await client.next('pusher:connection_established');
      client.stop();
      expect(server.services.proxyWatch.troubles()).toEqual([]);

      for (const inside of ['/metrics', '/ready'])
        expect((await fetch(`http://127.0.0.1:${server.port}${inside}`)).status).toBe(200);
      for (const asked of [
        '/metrics',
        '/ready',
        '/metrics?all',
        '/metrics/',
        '//metrics',
        '/%6detrics',
        '/x/../metrics',
      ]) {
        const answer = await fetch(proxied + asked);
        const text = await answer.text();
        expect(answer.status, `${asked}: ${text.slice(0, 80)}`).toBe(404);
      }
      expect((await fetch(`${proxied}/health`)).status).toBe(200);
    },
  );
});

it.skipIf(!HAS_CADDY)('Caddy takes the file for the cluster, and refuses one that is wrong', async () => {
  expect(caddyTrouble(`${OPERATING}Caddyfile-cluster`)).toBeNull();
  expect(caddyTrouble(`${OPERATING}nginx.conf`)).not.toBeNull();
});

// Its workflow installs them. On another machine, CI alone does not say so.
it.runIf(process.env['GITHUB_ACTIONS'] === 'true')('continuous integration has both', () => {
  expect([HAS_NGINX, HAS_CADDY], 'apt-get install nginx caddy').toEqual([true, true]);
});
