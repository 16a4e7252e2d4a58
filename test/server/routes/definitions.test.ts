import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_SCOPES } from '../../../server/access/key-scopes.ts';
import { ROUTES } from '../../../server/contract/routes/all.ts';
import { withRouteTable } from '../../attacks/matrix/route-table.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

/** What has no definition: pages, scripts, the documentation itself, and preflights. */
const NO_API = [
  /^GET \/(console.*|widget.*|c\/(:token|push-worker\.js))?$/,
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
});
