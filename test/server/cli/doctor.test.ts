import { createServer as createTcpServer } from 'node:net';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Sightings, SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { Finding } from '../../../server/doctor/finding.ts';
import { frontdesk } from '../../support/command-line.ts';
import { signedInAgent, type TestAgent, uuid } from '../../support/people.ts';
import { startWebSite, type WebSite } from '../../support/servers/web-site.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('the doctor', () => {
  let server: TestServer;
  let ana: TestAgent;
  let site: SiteSummary;
  let pages: WebSite;
  let shop: string;
  /** What the shop answers with. */
  let html: string;
  let headers: Record<string, string>;
  let status: number;
  beforeEach(async () => {
    server = await startTestServer();
    ana = await signedInAgent(server.url, 'Ana');
    const made = { name: 'Tea shop', allowedOrigins: [] };
    site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
    html = `<!doctype html><title>Tea</title><body>${site.tag}</body>`;
    headers = {};
    status = 200;
    pages = await startWebSite((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/tea' }).end();
      else response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(html);
    });
    shop = pages.url;
  });
  afterEach(async () => {
    await pages.close();
    await server.remove();
  });

  /** An address at which nobody answers, for as long as the test runs: whoever connects is hung up on. */
  async function nowhere(): Promise<string> {
    const deaf = createTcpServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => deaf.close(() => resolve())));
    const address = deaf.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }
  const run = (...args: string[]) =>
    frontdesk({ DATA_DIR: server.dataDir, PUBLIC_URL: server.url }, 'doctor', ...args);
  /** What is not in order, by what it is about. */
  async function wrong(...args: string[]): Promise<Record<string, string>> {
    const { exit, said, warned } = await run(...(args.length > 0 ? args : [`${shop}/tea`]), '--json');
    expect(warned).toBe('');
    const bad = (JSON.parse(said) as Finding[]).filter(({ ok }) => !ok);
    expect(exit).toBe(bad.length > 0 ? 1 : 0);
    return Object.fromEntries(bad.map(({ what, says }) => [what, says]));
  }

  it('finds a page in order that has the tag of the Install page, also behind a redirection', async () => {
    const { exit, said } = await run(`${shop}/old`);
    expect(said.split('\n').filter((line) => line.startsWith('WRONG'))).toEqual([]);
    expect(said).toContain(`leads to ${shop}/tea`);
    expect(said).toContain('of the site “Tea shop”');
    expect(said).toContain('opens WebSockets');
    expect(exit).toBe(0);
    const { sightings } = (await ana.ask<Sightings>('GET', '/api/agent/sightings')).body;
    expect(sightings).toEqual([{ siteId: site.id, origin: shop, seenAt: expect.any(Number) }]);
  });

  it('says that there is no tag, or two, or one with a key that nobody has', async () => {
    html = '<title>Tea</title>';
    expect(await wrong()).toMatchObject({ tag: expect.stringContaining('There is none') });
    html = `${site.tag}${site.tag}`;
    expect(await wrong()).toEqual({ tag: expect.stringContaining('2 times') });
    html = site.tag.replace(site.siteKey, 'no-such-key');
    expect(Object.keys(await wrong())).toContain('site key');
  });

  it('lets nothing of a page end a line or command the terminal', async () => {
    html = `<script async data-site="a\u001b[2J\u009b2J\nok    tag: b" src="${server.url}/widget.js"></script>`;
    const lines = (await run(`${shop}/tea`)).said.trimEnd().split('\n');
    expect(lines.filter((line) => !/^(ok {4}|WRONG )[a-z ]+: \P{Cc}+$/u.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('ok    tag: '))).toHaveLength(1);
    expect(lines.join()).toContain('[2J');
  });

  it('finds the key also in data-site and in a call of boot, and says where it looked when it finds none', async () => {
    const src = `src="${server.url}/widget.js"`;
    html = `<script async data-site="${site.siteKey}" ${src}></script>`;
    expect(await wrong()).toEqual({});
    // What stands in both places, the loader takes from the attribute.
    html = `<script async data-site="no-such-key" src="${server.url}/widget.js?site=${site.siteKey}"></script>`;
    expect(await wrong()).toEqual({ 'site key': expect.stringContaining('no-such-key') });
    const boot = (key: string) =>
      `<script>frontdesk('boot', { color: '#102030', site: '${key}' })</script><script async ${src}></script>`;
    html = boot(site.siteKey);
    expect(await wrong()).toEqual({});
    html = boot('no-such-key');
    expect(await wrong()).toEqual({ 'site key': expect.stringContaining('no-such-key') });
    html = `<p>frontdesk('boot', { site: '${site.siteKey}' })</p><script async ${src}></script>`;
    expect(await wrong()).toEqual({ 'site key': expect.stringContaining("calls frontdesk('boot', …)") });
  });

  it('says that the tag is of another server, and that this one is not there', async () => {
    const away = await nowhere();
    html = site.tag.replace(server.url, away);
    expect(await wrong()).toEqual({
      server: expect.stringContaining(`names ${away}`),
      widget: expect.stringContaining('is not reached'),
    });
  });

  it('says which origin is to be allowed', async () => {
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { allowedOrigins: ['https://shop.example'] });
    expect(await wrong()).toEqual({ origin: expect.stringContaining(`not allowed on ${shop}`) });
  });

  it('names the directives that the page’s policy lacks, in its header and in the page itself, and takes them once they are there', async () => {
    headers = { 'content-security-policy': "default-src 'self'" };
    const { 'content security policy': says = '' } = await wrong();
    const socket = server.url.replace('http', 'ws');
    expect(says).toContain(
      `script-src ${server.url}; connect-src ${server.url} ${socket}; img-src ${server.url}`,
    );
    headers = { 'content-security-policy': `default-src 'self'; ${says.slice(says.indexOf('script-src'))}` };
    expect(await wrong()).toEqual({});
    headers = {};
    html = `<meta http-equiv="Content-Security-Policy" content="img-src 'self'">${site.tag}`;
    expect(await wrong()).toEqual({
      'content security policy': `It keeps the chat out. Add to it: img-src ${server.url}`,
    });
    headers = { 'content-security-policy': "script-src 'nonce-abc' 'strict-dynamic'" };
    html = site.tag;
    expect(await wrong()).toEqual({
      'content security policy': expect.stringContaining('nonce of the page'),
    });
    html = site.tag.replace('<script', '<script nonce="abc"');
    expect(await wrong()).toEqual({});
  });

  it('says whether an identity token is signed by the site, and in time', async () => {
    const made = await ana.ask<{ secret: string }>('POST', `/api/agent/sites/${site.id}/identity-keys`);
    const sign = (secret: string, expires: string) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(site.siteKey)
        .setSubject('user-17')
        .setExpirationTime(expires)
        .sign(new TextEncoder().encode(secret));
    const good = await run(shop, '--token', await sign(made.body.secret, '1h'));
    expect(good).toMatchObject({ exit: 0, said: expect.stringContaining('for its user user-17') });
    for (const token of [
      await sign('another secret, which is long enough', '1h'),
      await sign(made.body.secret, '-1h'),
    ])
      expect(Object.keys(await wrong(shop, '--token', token))).toEqual(['identity token']);
  });

  it('says what it could not look at, and what was typed wrongly', async () => {
    status = 404;
    expect(await run(`${shop}/tea`)).toMatchObject({ exit: 1, warned: expect.stringContaining('404') });
    expect(await run('shop.example')).toMatchObject({ exit: 2 });
    const gone = await run(`${await nowhere()}/`);
    expect(gone).toMatchObject({ exit: 1, warned: expect.stringContaining('is not reached') });
  });
});
