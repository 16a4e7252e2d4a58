import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APP, type RelayEngine, startRelay } from '../../relay/support/engine.ts';
import { openRaw, QUERY } from '../../relay/support/raw-client.ts';
import { freePort } from '../../support/free-port.ts';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';
import { HAS_NGINX, startNginx } from '../../support/servers/nginx.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const MIB = 1024 * 1024;
/** More than nginx takes by default. */
const LARGE = 2 * MIB;

// Needs nginx (apt-get install nginx-light), which is not installed for the tests.
describe.skipIf(!HAS_NGINX)('behind a real nginx', () => {
  let folder: string;
  let port: number;
  let stops: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-nginx-'));
    port = await freePort();
  });
  afterEach(async () => {
    for (const stop of stops.reverse()) await stop();
    stops = [];
    await rm(folder, { recursive: true, force: true });
  });

  it('set up as the README says, files and sockets get through, and visitors are told apart', async () => {
    const server = await serverBehind();
    await nginxWith(await fromReadme(server.port));
    const visitor = await newVisitor(server.url);
    const conversation = await visitor.start();
    expect((await upload(visitor, conversation)).status).toBe(201);
    const { body } = await visitor.ask<{ engine: { key: string } }>('GET', '/api/widget/session');
    const address = { host: '127.0.0.1', port, app: { ...APP, key: body.engine.key } };
    const client = openRaw(address, `/app/${body.engine.key}?${QUERY}`);
    await client.next('pusher:connection_established');
    client.stop();
    expect(server.services.proxyWatch.troubles()).toEqual([]);
    const { network } = await server.services.database.read
      .selectFrom('visitors')
      .select('network')
      .where('id', '=', visitor.id)
      .executeTakeFirstOrThrow();
    expect(network, 'from the proxy’s header').toBe('127.0.0.1');
  });

  it('with its own limit, a large file gets an answer that is not ours and that no other page may read', async () => {
    const server = await serverBehind();
    await nginxWith(`server { listen ${port}; location / { proxy_pass http://127.0.0.1:${server.port}; } }`);
    const visitor = await newVisitor(server.url);
    const conversation = await visitor.start();
    const answer = await fetch(uploadTo(server.url, conversation), {
      method: 'POST',
      headers: { authorization: `Bearer ${visitor.token}` },
      body: largeFile(),
    });
    // Clients tell it apart by this; in test/contract they meet it as a browser hands it to them.
    expect(answer.status).toBe(413);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['stays open through it for being pinged', 200, true],
    ['is cut without that', 60_000, false],
  ])('a quiet socket %s', async (_, pingAfterMs, stays) => {
    const relay: RelayEngine = await startRelay({
      timings: { pingAfterMs, pongWaitMs: 30_000, sweepMs: 20 },
    });
    stops.push(relay.stop);
    await nginxWith(
      `server { listen ${port}; location / { proxy_pass http://127.0.0.1:${relay.port};
        proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;
        proxy_read_timeout 2s; } }`,
    );
    const client = openRaw({ host: '127.0.0.1', port, app: APP }, `/app/${APP.key}?${QUERY}`);
    await client.next('pusher:connection_established');
    const cut = client.closed().then(() => false);
    // So many pings, 200 ms apart at least, take twice as long as the proxy waits.
    const pinged = (async () => {
      for (let n = 0; n < 20; n += 1) await once(client.socket, 'ping');
      return true;
    })();
    expect(await Promise.race([cut, pinged])).toBe(stays);
    client.stop();
  });

  async function serverBehind(): Promise<TestServer> {
    const server = await startTestServer({
      env: { TRUST_PROXY: 'on', PUBLIC_URL: `http://127.0.0.1:${port}` },
    });
    stops.push(server.remove);
    return server;
  }

  async function nginxWith(http: string): Promise<void> {
    stops.push((await startNginx(folder, port, http)).stop);
  }

  /** The README's own example, without TLS and with these ports. */
  async function fromReadme(serverPort: number): Promise<string> {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
    const [, example = ''] = /```nginx\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(example).toContain('listen 443 ssl;');
    expect(example).toContain('http://127.0.0.1:4100');
    return example.replace('listen 443 ssl;', `listen ${port};`).replace(':4100', `:${serverPort}`);
  }
});

const uploadTo = (url: string, conversation: string) =>
  `${url}/api/widget/conversations/${conversation}/attachments?id=${uuid()}`;

function largeFile(): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(LARGE)]), 'large.bin');
  return form;
}

function upload(visitor: TestVisitor, conversation: string) {
  const path = new URL(uploadTo('http://x', conversation));
  return visitor.ask('POST', path.pathname + path.search, largeFile());
}
