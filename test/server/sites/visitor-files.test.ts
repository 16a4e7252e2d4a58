import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Sites } from '../../../server/contract/schemas/agent-api.ts';
import { DEFAULT_SETTINGS, type SiteSettings } from '../../../server/contract/schemas/site-settings.ts';
import type { SiteOpening } from '../../../server/contract/schemas/widget-api.ts';
import {
  newVisitor,
  nobody,
  signedInAgent,
  type TestAgent,
  type TestVisitor,
  uuid,
} from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const MIB = 2 ** 20;
const { visitorFiles, fileRules } = DEFAULT_SETTINGS;

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
afterEach(() => change({ visitorFiles, fileRules }));
afterAll(() => server.remove());

type Sent = { content?: string | Uint8Array<ArrayBuffer>; name?: string; type?: string };
const upload = (who: TestAgent | TestVisitor, side: 'agent' | 'widget', sent: Sent = {}) => {
  const { content = 'a receipt', name = 'receipt.txt', type = 'text/plain' } = sent;
  const form = new FormData();
  form.append('file', new Blob([content], { type }), name);
  return who.ask('POST', `/api/${side}/conversations/${conversationId}/attachments?id=${uuid()}`, form);
};
const site = async () => {
  const [first] = (await ana.ask<Sites>('GET', '/api/agent/sites')).body.sites;
  if (first === undefined) throw new Error('There is no site.');
  return first;
};
const change = async (settings: Partial<SiteSettings>) => {
  const path = `/api/agent/sites/${(await site()).id}`;
  expect(await ana.ask('PUT', path, { settings })).toMatchObject({ status: 200 });
};
const stored = async () => {
  const { read } = server.services.database;
  return Number(
    (await read.selectFrom('attachments').select(read.fn.countAll().as('count')).executeTakeFirstOrThrow())
      .count,
  );
};

it('takes no files from visitors where the site wants none, from agents it does', async () => {
  expect((await upload(visitor, 'widget')).status).toBe(201);
  await change({ visitorFiles: false });
  expect(await upload(visitor, 'widget')).toMatchObject({
    status: 403,
    body: { error: { code: 'forbidden', message: 'No files can be sent here.' } },
  });
  expect((await upload(ana, 'agent')).status).toBe(201);
  await change({ visitorFiles: true });
  expect((await upload(visitor, 'widget')).status).toBe(201);
});

it('takes from visitors only the kinds of files that the site wants, and any from agents', async () => {
  await change({ fileRules: { megabytes: 20, kinds: ['picture', 'pdf'] } });
  const before = await stored();
  const refused = {
    status: 415,
    body: { error: { code: 'file_kind_refused', details: { kinds: ['picture', 'pdf'] } } },
  };
  expect(await upload(visitor, 'widget'), 'as its sender says').toMatchObject(refused);
  const program = { content: 'MZ\u0090\0\u0003 a program', name: 'photo.png', type: 'image/png' };
  expect(await upload(visitor, 'widget', program), 'by what is in it').toMatchObject(refused);
  const silent = { content: 'a receipt', name: 'receipt', type: 'application/octet-stream' };
  expect(await upload(visitor, 'widget', silent), 'where nothing is said').toMatchObject(refused);
  expect(await stored()).toBe(before);

  const invoice = { content: '%PDF-1.4\n%%EOF\n', name: 'invoice.pdf', type: 'application/pdf' };
  expect((await upload(visitor, 'widget', invoice)).status).toBe(201);
  expect((await upload(ana, 'agent')).status).toBe(201);
});

it('takes a table in the letters of an office, and looks into what an office calls a document', async () => {
  await change({ fileRules: { megabytes: 20, kinds: ['document'] } });
  const latin = { content: new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x3b, 0x31]), type: 'text/csv' };
  expect((await upload(visitor, 'widget', { ...latin, name: 'umsatz.csv' })).status).toBe(201);
  const pdf = { content: '%PDF-1.4\n%%EOF\n', type: 'application/x-iwork-pages-sffpages' };
  expect(await upload(visitor, 'widget', { ...pdf, name: 'letter.pages' })).toMatchObject({ status: 415 });
});

it('answers at once where a large file says that it is of another kind', async () => {
  await change({ fileRules: { megabytes: 20, kinds: ['picture'] } });
  const film = { content: new Uint8Array(8 * MIB), name: 'film.mp4', type: 'video/mp4' };
  expect(await upload(visitor, 'widget', film)).toMatchObject({ status: 415 });
  const before = await stored();
  expect((await upload(ana, 'agent')).status).toBe(201);
  expect(await stored()).toBe(before + 1);
});

it('takes files from visitors up to the size that the site allows, and tells the widget', async () => {
  await change({ fileRules: { megabytes: 1, kinds: null } });
  const bytes = (count: number) => ({ content: new Uint8Array(count), name: 'log.bin', type: '' });
  const refused = {
    status: 413,
    body: { error: { code: 'file_too_large', message: expect.stringContaining('larger than 1 MB') } },
  };
  expect(await upload(visitor, 'widget', bytes(MIB + 1)), 'found while it is read').toMatchObject(refused);
  expect(await upload(visitor, 'widget', bytes(2 * MIB)), 'as the request says').toMatchObject(refused);
  expect((await upload(visitor, 'widget', bytes(MIB))).status).toBe(201);
  expect((await upload(ana, 'agent', bytes(2 * MIB))).status).toBe(201);

  const opening = await nobody(server.url)<SiteOpening>('GET', `/api/widget/sites/${(await site()).siteKey}`);
  expect(opening.body.limits.fileBytes).toBe(MIB);
});
