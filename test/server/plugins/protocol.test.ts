import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createHttpClient } from '../../../server/contract/client/http-client.ts';
import { createSendQueue, type OutboxEntry } from '../../../server/contract/client/send-queue.ts';
import { PROTOCOL_VERSION } from '../../../server/contract/protocol.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor, nobody, signedInAgent, type TestVisitor, uuid } from '../../support/people.ts';
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

it('a client from before a change that it cannot follow is told to reload, and what it was sending goes out after that', async () => {
  const agent = await signedInAgent(server.url, 'Ana');
  await server.stop();
  const newer = await server.restart({ oldestProtocol: PROTOCOL_VERSION + 1 });
  const widget = createHttpClient({
    baseUrl: server.url,
    headers: () => ({ authorization: `Bearer ${visitor.token}` }),
    timeoutMs: () => 60_000,
  });
  const agentClient = createHttpClient({
    baseUrl: server.url,
    headers: () => ({ cookie: agent.cookie }),
    timeoutMs: () => 60_000,
  });
  const outdated = { ok: false, status: 426, code: 'protocol_outdated' };
  expect(await widget.request('GET', `/api/widget/conversations/${conversationId}`)).toMatchObject(outdated);
  expect(await agentClient.request('GET', '/api/agent/session')).toMatchObject(outdated);
  // A program that speaks with the API has no page to reload.
  expect((await nobody(server.url)('GET', '/api/agent/session')).status).toBe(401);

  const stored: { entries: OutboxEntry[] } = { entries: [] };
  const post = vi.fn((entry: OutboxEntry) =>
    widget.request<{ message: never }>('POST', `/api/widget/conversations/${conversationId}/messages`, {
      id: entry.id,
      body: entry.body,
    }),
  );
  const page = () =>
    createSendQueue({
      post: async (entry) => {
        const answer = await post(entry);
        return answer.ok ? { ok: true, value: answer.value.message } : answer;
      },
      sent: () => {},
      changed: () => {},
      storage: {
        load: () => stored.entries,
        save: (entries) => {
          stored.entries = [...entries];
          return true;
        },
      },
      after: (delayMs, action) => {
        const timer = setTimeout(action, delayMs);
        return () => clearTimeout(timer);
      },
      now: () => Date.now(),
      random: () => 0.5,
    });
  const before = page();
  const id = uuid();
  before.add({ id, conversationId, kind: 'text', body: 'Not lost', attachments: [] } as never);
  await eventually(() =>
    expect(stored.entries).toMatchObject([{ id, state: 'waiting', trouble: { code: 'protocol_outdated' } }]),
  );
  before.retryNow();
  expect(post, 'it does not try on and on').toHaveBeenCalledTimes(1);
  before.stop();

  await newer.stop();
  server = await server.restart();
  const after = page();
  await eventually(() => expect(stored.entries).toEqual([]));
  after.stop();
  const bodies = (await visitor.read(conversationId)).body.conversation.messages.map((one) => one.body);
  expect(bodies).toContain('Not lost');
});
