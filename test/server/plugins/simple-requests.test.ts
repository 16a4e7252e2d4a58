import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../server/contract/client/http-client.ts';
import { PROTOCOL_VERSION, simpleAccept } from '../../../server/contract/protocol.ts';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let visitor: TestVisitor;
let conversationId: string;

beforeAll(async () => {
  server = await startTestServer();
  visitor = await newVisitor(server.url);
  conversationId = await visitor.start();
});
afterAll(() => server.remove());

/** What a browser sends without asking first: no header of ours, JSON as text. */
const ask = (path: string, accept: string, body?: string) =>
  fetch(`${server.url}/api/widget${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { accept, ...(body === undefined ? {} : { 'content-type': 'text/plain;charset=UTF-8' }) },
    ...(body === undefined ? {} : { body }),
  });
const messages = () => `/conversations/${conversationId}/messages`;

describe('a request of the widget that needs no preflight', () => {
  it('is the visitor’s whose token stands in Accept, and may carry JSON as text', async () => {
    const accept = simpleAccept(PROTOCOL_VERSION, visitor.token);
    const sent = await ask(messages(), accept, JSON.stringify({ id: uuid(), body: 'Hello' }));
    expect(sent.status).toBe(201);
    expect(sent.headers.get('access-control-allow-origin')).toBe('*');
    const read = await ask(`/conversations/${conversationId}`, accept);
    expect(read.status).toBe(200);
    expect(await read.text()).toContain('Hello');
  });

  it('is nobody’s without a token, and is checked like any other', async () => {
    const accept = simpleAccept(PROTOCOL_VERSION, visitor.token);
    const message = JSON.stringify({ id: uuid(), body: 'Hello' });
    expect((await ask(messages(), simpleAccept(PROTOCOL_VERSION, null), message)).status).toBe(401);
    expect((await ask(messages(), '*/*', message)).status, 'the form of another page').toBe(415);
    expect((await ask(messages(), accept, '{"id":')).status).toBe(400);
    expect((await ask(messages(), accept, '{"__proto__":{"a":1}}')).status).toBe(400);
    expect((await ask(messages(), accept, '{"id":1,"body":""}')).status).toBe(400);
    expect((await ask(messages(), simpleAccept(0, visitor.token), '{}')).status).toBe(426);
  });

  it('is for the widget alone: a cookie gives no right to it', async () => {
    const answer = await fetch(`${server.url}/api/agent/session`, {
      method: 'POST',
      headers: {
        accept: simpleAccept(PROTOCOL_VERSION, null),
        'content-type': 'text/plain',
        origin: server.url,
      },
      body: '{}',
    });
    expect(answer.status).toBe(415);
  });
});

it('a client that asks so asks the other way where the server does not understand it', async () => {
  const seen: string[] = [];
  const http = createHttpClient({
    baseUrl: `${server.url}/api/widget`,
    token: () => visitor.token,
    simple: true,
    timeoutMs: () => 60_000,
    async fetch(input, init) {
      const headers = new Headers(init?.headers);
      seen.push(headers.has('authorization') ? 'preflight' : 'simple');
      // A node of before knows nothing of our Accept.
      if (headers.get('accept')?.includes('frontdesk')) headers.set('accept', '*/*');
      return fetch(input, { ...init, headers });
    },
  });
  const answer = await http.request('POST', messages(), { id: uuid(), body: 'During a deployment' });
  expect(answer).toMatchObject({ ok: true });
  expect(seen).toEqual(['simple', 'preflight']);
});
