// @slow 30 s of a core: a browser is started for each look at a page. Finds what only the page of a customer shows.
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import { judge } from '../../../server/doctor/browser/judge.ts';
import { lookInBrowser } from '../../../server/doctor/browser/look-in-browser.ts';
import type { Finding } from '../../../server/doctor/finding.ts';
import { chromiumPath } from '../../support/browser.ts';
import { frontdesk } from '../../support/command-line.ts';
import { signedInAgent, type TestAgent, uuid } from '../../support/people.ts';
import { startWebSite, type WebSite } from '../../support/servers/web-site.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('the doctor with a browser', () => {
  let server: TestServer;
  let ana: TestAgent;
  let site: SiteSummary;
  let pages: WebSite;
  let shop: string;
  let html: string;
  let headers: Record<string, string>;
  beforeEach(async () => {
    server = await startTestServer({ built: true });
    ana = await signedInAgent(server.url, 'Ana');
    const made = { name: 'Tea shop', allowedOrigins: [] };
    site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
    headers = {};
    html = page(site.tag);
    pages = await startWebSite((request, response) => {
      if (request.url === '/never') return;
      if (request.url === '/favicon.ico') response.writeHead(204).end();
      else if (request.url === '/tags.js')
        response
          .writeHead(200, { 'content-type': 'text/javascript' })
          .end(
            `const s = document.createElement('script'); s.src = '${srcOf(site.tag)}'; document.head.append(s);`,
          );
      else response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(html);
    });
    shop = pages.url;
  });
  afterEach(async () => {
    await pages.close();
    await server.remove();
  });

  const page = (body: string) =>
    `<!doctype html><html lang="en"><title>Tea</title><body>${body}</body></html>`;
  const srcOf = (tag: string) => /src="([^"]+)"/.exec(tag)?.[1] ?? '';
  async function look(): Promise<{ exit: number; found: Record<string, Finding> }> {
    const env = { DATA_DIR: server.dataDir, PUBLIC_URL: server.url, CHROME_PATH: await chromiumPath() };
    const { exit, said, warned } = await frontdesk(env, 'doctor', '--browser', `${shop}/tea`, '--json');
    expect(warned).toBe('');
    const found = JSON.parse(said) as Finding[];
    return { exit, found: Object.fromEntries(found.map((finding) => [finding.what, finding])) };
  }
  /** What is wrong, and with which words. */
  async function wrong(): Promise<Record<string, string>> {
    const { exit, found } = await look();
    const bad = Object.values(found).filter(({ ok }) => !ok);
    expect(exit).toBe(bad.length > 0 ? 1 : 0);
    return Object.fromEntries(bad.map(({ what, says }) => [what, says]));
  }

  it('opens the chat on a desktop and looks at a phone, and leaves no visitor behind', async () => {
    const { exit, found } = await look();
    expect(Object.values(found).filter(({ ok }) => !ok)).toEqual([]);
    expect(exit).toBe(0);
    expect(found).toMatchObject({
      'launcher on a desktop': { says: expect.stringContaining('z-index 2147483000') },
      'launcher on a phone': { ok: true },
      chat: { says: 'opens' },
      'live connection': { says: expect.stringContaining('opens a WebSocket') },
    });
    expect(await server.services.database.read.selectFrom('visitors').select('id').execute()).toEqual([]);
  });

  it('looks at a page that never ends to load as it is after a while', async () => {
    html = page(`${site.tag}<img src="/never" alt="">`);
    const seen = await lookInBrowser(`${shop}/tea`, {
      program: await chromiumPath(),
      serverUrl: server.url,
      engineUrl: server.url.replace('http', 'ws'),
      loadPatienceMs: 500,
    });
    expect(seen).toMatchObject({ loaded: false, opened: true });
    expect(judge(seen, server.url, [])).toContainEqual(
      expect.objectContaining({ what: 'loading', ok: true, says: expect.stringContaining('still loads') }),
    );
  });

  it('finds the tag that a script of the page adds', async () => {
    html = page('<script src="/tags.js"></script>');
    expect(await wrong()).toEqual({});
  });

  it('names what lies over the launcher with its z-index, and a launcher that is outside of the window', async () => {
    const bar = `position: fixed; bottom: 0; left: 0; width: 100%; height: 120px; z-index: 2147483600`;
    html = page(`<div id="cookie-bar" style="${bar}"></div>${site.tag}`);
    const says = (await wrong())['launcher on a desktop'] ?? '';
    expect(says).toContain('div#cookie-bar (z-index 2147483600)');
    expect(says).toContain('2147483000');
    expect(says).toContain('give the tag a higher data-z-index');
    html = page(`<div style="${bar.replace('2147483600', '2147483647')}"></div>${site.tag}`);
    expect((await wrong())['launcher on a desktop'], 'as high as can be').toContain('so lower that one');
    html = page(site.tag.replace('<script', '<script data-offset-x="380"'));
    expect(await wrong()).toEqual({ 'launcher on a phone': expect.stringContaining('outside') });
  });

  it('says what the policy of the page refuses, as the browser reports it', async () => {
    headers = { 'content-security-policy': `script-src ${server.url}; connect-src ${server.url}` };
    const found = await wrong();
    const socket = server.url.replace('http', 'ws');
    expect(found['policy of the page']).toContain(`connect-src ${socket}`);
    expect(found['live connection']).toContain('every few seconds');
  });

  it('finds a consent tool that keeps the tag from running, and a file that is kept back', async () => {
    html = page(site.tag.replace('<script', '<script type="text/plain" data-category="marketing"'));
    const found = await wrong();
    expect(found['blockers']).toContain('<script type="text/plain">');
    expect(found['launcher']).toContain('There is none');
  });

  it('tells errors of the chat from those of the page', async () => {
    html = page(`${site.tag}<script>console.error('The basket is empty')</script>`);
    const { found } = await look();
    expect(found['console']).toMatchObject({
      ok: true,
      says: expect.stringContaining('The basket is empty'),
    });
    html = page(`${site.tag}<script>console.error('No chat at ${server.url}')</script>`);
    expect(await wrong()).toEqual({ console: expect.stringContaining('No chat at') });
  });

  it('reads the identity token that the page hands over, and keeps it from the server', async () => {
    const made = await ana.ask<{ secret: string }>('POST', `/api/agent/sites/${site.id}/identity-keys`);
    const sign = (secret: string, expires: string) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(site.siteKey)
        .setSubject('user-17')
        .setExpirationTime(expires)
        .sign(new TextEncoder().encode(secret));
    const saying = (token: string) =>
      page(
        `<script>window.frontdesk = window.frontdesk || function () { (frontdesk.q = frontdesk.q || []).push(arguments) }; frontdesk('identify', async () => '${token}')</script>${site.tag}`,
      );
    html = saying(await sign(made.body.secret, '1h'));
    const { found } = await look();
    expect(found['identity token']).toMatchObject({ ok: true, says: expect.stringContaining('user-17') });
    expect(await server.services.database.read.selectFrom('visitors').select('id').execute()).toEqual([]);
    html = saying(await sign(made.body.secret, '-1h'));
    expect(await wrong()).toEqual({ 'identity token': expect.any(String) });
  });

  it('says where a browser comes from when there is none, or not where it was said to be', async () => {
    const env = { DATA_DIR: server.dataDir, PUBLIC_URL: server.url, CHROME_PATH: '/no/such/chrome' };
    expect(await frontdesk(env, 'doctor', '--browser', shop)).toMatchObject({
      exit: 2,
      warned: expect.stringContaining('CHROME_PATH names /no/such/chrome'),
    });
    expect(await frontdesk({ ...env, CHROME_PATH: '/bin/false' }, 'doctor', '--browser', shop)).toMatchObject(
      {
        exit: 1,
        warned: expect.stringContaining('could not be opened in /bin/false'),
      },
    );
  });
});
