import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_SCOPES } from '../../../server/access/key-scopes.ts';
import { openApiDocument } from '../../../server/contract/openapi/document.ts';
import { ROUTES } from '../../../server/contract/routes/all.ts';
import { withRouteTable } from '../../attacks/matrix/route-table.ts';
import { askServer } from '../../support/ask-server.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

/** What has no definition: pages, scripts, the documentation itself, and preflights. */
const NO_API = [
  /^GET \/(console.*|doctor|widget.*|chat\/:siteKey(\/frame|\/window)?|c\/(:token|push-worker\.js))?$/,
  /^GET \/api\/(docs|docs\/.*|openapi\.json)$/,
  // Answered with 405: the protocol asks for it.
  /^GET \/mcp$/,
  /^OPTIONS \/api\/widget\*$/,
];

describe('the routes of the server', () => {
  let server: TestServer;
  let table: string[];
  beforeAll(async () => {
    ({ server, routes: table } = await withRouteTable(() => startTestServer({ env: { METRICS: 'on' } })));
  });
  afterAll(() => server.remove());

  it('are those that are defined in the contract, and all of them', () => {
    const defined = ROUTES.map(({ method, path }) => `${method} ${path}`);
    const served = table.filter((route) => !NO_API.some((pattern) => pattern.test(route)));
    expect(served.length, 'the table must have been collected').toBeGreaterThan(100);
    expect(served.filter((route) => !defined.includes(route))).toEqual([]);
    expect(defined.filter((route) => !served.includes(route))).toEqual([]);
  });

  it('are open to API keys where their definitions say so', () => {
    expect(KEY_SCOPES.size).toBeGreaterThan(50);
    expect([...KEY_SCOPES.keys()].filter((route) => !table.includes(route))).toEqual([]);
  });

  it('are documented at /api/openapi.json', async () => {
    const response = await fetch(`${server.url}/api/openapi.json`);
    const { openapi, paths } = (await response.json()) as { openapi: string; paths: object };
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toContain('/api/agent/labels/{id}');
  });

  it('are documented in few bytes, and in none where the reader has them', async () => {
    const ask = (headers: Record<string, string>) =>
      askServer(`${server.url}/api/openapi.json`, { method: 'GET', headers });
    const [plain, packed] = [await ask({}), await ask({ 'accept-encoding': 'br' })];
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(plain.text.length / 8);
    expect(plain.headers.get('content-encoding')).toBeNull();
    const again = await ask({ 'if-none-match': plain.headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('are read in groups, each once, and what most programs are about comes first', async () => {
    const { tags, 'x-tagGroups': groups } = openApiDocument({ version: '1' });
    expect(groups.flatMap(({ tags: some }) => some).toSorted()).toEqual(
      tags.map(({ name }) => name).toSorted(),
    );
    expect(groups.map(({ name, tags: some }) => [name, some[0]])).toEqual([
      ['For programs', 'Conversations'],
      ['For bots', 'Bot'],
      ['The console', expect.any(String)],
      ['The widget', expect.any(String)],
      ['The server', expect.any(String)],
    ]);
  });
});
