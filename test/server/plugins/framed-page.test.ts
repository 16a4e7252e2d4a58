import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import { signedInAgent } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ built: true });
});
afterAll(() => server.remove());

it('no browser goes on with a page of the chat in a frame that came with an older list of who may frame it', async () => {
  const framePage = (headers = {}) => fetch(`${server.url}/chat/demo-shop/frame`, { headers });
  const known = { 'if-none-match': `${(await framePage()).headers.get('etag')}` };
  expect((await framePage(known)).status).toBe(304);
  const ana = await signedInAgent(server.url, 'Ana');
  const { body } = await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites');
  const allowedOrigins = ['https://shop.example'];
  const changed = await ana.ask('PUT', `/api/agent/sites/${body.sites[0]?.id}`, { allowedOrigins });
  expect(changed.status).toBe(200);
  const { status, headers } = await framePage(known);
  expect(status).toBe(200);
  expect(headers.get('content-security-policy')).toContain('frame-ancestors https://shop.example;');
  // Pictures of cards come from there.
  expect(headers.get('content-security-policy')).toContain('img-src https://shop.example ');
});
