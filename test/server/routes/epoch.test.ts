import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { newVisitor, signedInAgent, type TestAgent, type TestVisitor } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let visitor: TestVisitor;
let ana: TestAgent;
let id: string;

beforeAll(async () => {
  server = await startTestServer();
  visitor = await newVisitor(server.url);
  ana = await signedInAgent(server.url, 'Ana');
  id = await visitor.start();
  // As when Postgres has failed over to a standby while the server runs.
  Object.defineProperty(server.services, 'epoch', { get: () => 'renewed' });
});
afterAll(() => server.remove());

it.each([
  '/api/agent/session',
  '/api/agent/inbox?queue=waiting',
  '/api/agent/rooms',
  '/api/agent/find?text=tea',
  '/api/agent/conversations/:id',
  '/api/agent/conversations/:id/events?after=0',
])('agents are told the epoch of the moment: %s', async (path) => {
  const { status, body } = await ana.ask('GET', path.replace(':id', id));
  expect([status, body]).toMatchObject([200, { epoch: 'renewed' }]);
});

it.each([
  '/api/widget/session',
  '/api/widget/conversations/:id',
  '/api/widget/conversations/:id/events?after=0',
  `/api/widget/sites/${DEMO_SITE_KEY}`,
])('visitors are told the epoch of the moment: %s', async (path) => {
  const { status, body } = await visitor.ask('GET', path.replace(':id', id));
  expect([status, body]).toMatchObject([200, { epoch: 'renewed' }]);
});

it('whoever starts a conversation is told it, too', async () => {
  const { body } = await visitor.ask('POST', '/api/widget/conversations', { id: crypto.randomUUID() });
  expect(body).toMatchObject({ epoch: 'renewed' });
});
