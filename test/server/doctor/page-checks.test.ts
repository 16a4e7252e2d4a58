import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TIMINGS } from '../../../server/common/limits.ts';
import type { Sightings, SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { PageCheck } from '../../../server/contract/schemas/checks/page-check.ts';
import { PAGE_PATIENCE_MS } from '../../../server/doctor/page-doctor.ts';
import { ENGINE_PATIENCE_MS } from '../../../server/doctor/reach-engine.ts';
import { eventually } from '../../support/eventually.ts';
import { signedInAgent, type TestAgent, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let ana: TestAgent;
let site: SiteSummary;
let pages: Server;
let shop: string;
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  server = await startTestServer({ env: { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' } });
  ana = await signedInAgent(server.url, 'Ana');
  const made = { name: 'Tea shop', allowedOrigins: [] };
  site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
  answer = (response) => response.end(`<title>Tea</title>${site.tag}`);
  pages = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  const address = pages.address();
  shop = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
});
afterEach(async () => {
  pages.closeAllConnections();
  await new Promise((resolve) => pages.close(resolve));
  await server.remove();
});

const check = (url = shop, id = site.id) =>
  ana.ask<PageCheck>('POST', `/api/agent/sites/${id}/page-checks`, { url });
/** What is wrong, with its parts. */
const wrong = async (url?: string, id?: string) => {
  const { status, body } = await check(url, id);
  expect(status).toBe(200);
  return body.findings
    .filter(({ ok }) => !ok)
    .map(({ check: name, problem, values }) => ({ check: name, problem, values }));
};

it('an admin learns that everything is in order, and the website counts as one where the chat was seen', async () => {
  const { status, body } = await check();
  expect(status).toBe(200);
  expect(body.url).toBe(shop);
  expect(body.findings.map(({ check: name, ok }) => [name, ok])).toEqual([
    ['page', true],
    ['tag', true],
    ['server', true],
    ['site_key', true],
    ['origin', true],
    ['mixed_content', true],
    ['content_security_policy', true],
    ['engine', true],
  ]);
  const { sightings } = (await ana.ask<Sightings>('GET', '/api/agent/sightings')).body;
  expect(sightings).toMatchObject([{ siteId: site.id, origin: new URL(shop).origin }]);
});

it('an admin learns which directives the page’s policy lacks, and that a page has the tag of another site', async () => {
  answer = (response) => response.setHeader('content-security-policy', "img-src 'self'").end(site.tag);
  expect(await wrong()).toEqual([
    {
      check: 'content_security_policy',
      problem: 'policy_blocks',
      values: { directives: `img-src ${server.url}` },
    },
  ]);
  answer = (response) => response.end(site.tag);
  const other = await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, {
    name: 'Coffee',
    allowedOrigins: [],
  });
  expect(await wrong(shop, other.body.id)).toEqual([
    { check: 'site_key', problem: 'key_of_other_site', values: { site: 'Tea shop' } },
  ]);
});

it('an address of the own network is not asked', async () => {
  expect(await wrong('http://127.0.0.2:1/')).toEqual([
    { check: 'page', problem: 'page_private', values: { host: '127.0.0.2' } },
  ]);
  expect((await check('ftp://shop.example/')).status).toBe(400);
  expect((await check('http://[')).status).toBe(400);
});

it('of one website one page is looked at at a time', async () => {
  const waiting: ServerResponse[] = [];
  answer = (response) => void waiting.push(response);
  const first = check();
  await eventually(() => expect(waiting).toHaveLength(1));
  expect((await check()).status).toBe(429);
  waiting[0]?.end(site.tag);
  expect((await first).status).toBe(200);
  answer = (response) => response.end(site.tag);
  expect((await check()).status).toBe(200);
});

it('an answer comes before whoever asks gives it up', () => {
  expect(Math.max(PAGE_PATIENCE_MS, ENGINE_PATIENCE_MS)).toBeLessThan(TIMINGS.requestTimeoutMs);
});
