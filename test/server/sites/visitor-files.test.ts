import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sites } from '../../../server/contract/schemas/agent-api.ts';
import { newVisitor, signedInAgent, type TestAgent, type TestVisitor, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let ana: TestAgent;
let visitor: TestVisitor;
let conversationId: string;

beforeAll(async () => {
  server = await startTestServer();
  ana = await signedInAgent(server.url, 'Ana');
  visitor = await newVisitor(server.url);
  conversationId = await visitor.start();
});
afterAll(() => server.remove());

const upload = (who: TestAgent | TestVisitor, side: 'agent' | 'widget') => {
  const form = new FormData();
  form.append('file', new Blob(['a receipt']), 'receipt.txt');
  return who.ask('POST', `/api/${side}/conversations/${conversationId}/attachments?id=${uuid()}`, form);
};
const takeFiles = async (visitorFiles: boolean) => {
  const { sites } = (await ana.ask<Sites>('GET', '/api/agent/sites')).body;
  const path = `/api/agent/sites/${sites[0]?.id}`;
  expect(await ana.ask('PUT', path, { settings: { visitorFiles } })).toMatchObject({ status: 200 });
};

it('takes no files from visitors where the site wants none, from agents it does', async () => {
  expect((await upload(visitor, 'widget')).status).toBe(201);
  await takeFiles(false);
  expect(await upload(visitor, 'widget')).toMatchObject({
    status: 403,
    body: { error: { code: 'forbidden', message: 'No files can be sent here.' } },
  });
  expect((await upload(ana, 'agent')).status).toBe(201);
  await takeFiles(true);
  expect((await upload(visitor, 'widget')).status).toBe(201);
});
