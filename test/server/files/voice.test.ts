import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { VOICE_BYTES, VOICE_PEAKS } from '../../../server/contract/files/voice.ts';
import type { Sites } from '../../../server/contract/schemas/agent-api.ts';
import type { Attachment, Message } from '../../../server/contract/schemas/conversations.ts';
import { DEFAULT_SETTINGS, type SiteSettings } from '../../../server/contract/schemas/site-settings.ts';
import { newVisitor, signedInAgent, type TestAgent, type TestVisitor, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { mp4Recording, webmRecording } from './sound/recordings.ts';

const PEAKS = '0123456789'.repeat(5).slice(0, VOICE_PEAKS);
const { visitorFiles, fileRules, voiceMessages } = DEFAULT_SETTINGS;

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
afterEach(() => change({ visitorFiles, fileRules, voiceMessages }));
afterAll(() => server.remove());

async function change(settings: Partial<SiteSettings>) {
  const { body } = await ana.ask<Sites>('GET', '/api/agent/sites');
  const path = `/api/agent/sites/${body.sites[0]?.id}`;
  expect(await ana.ask('PUT', path, { settings })).toMatchObject({ status: 200 });
}

type Said = { content?: Uint8Array<ArrayBuffer>; query?: string; id?: string };
const record = ({
  content = webmRecording(),
  query = `seconds=72&peaks=${PEAKS}`,
  id = uuid(),
}: Said = {}) => {
  const form = new FormData();
  form.append('file', new Blob([content], { type: 'audio/webm' }), 'blob');
  const path = `/api/widget/conversations/${conversationId}/attachments?id=${id}&${query}`;
  return visitor.ask<{ attachment: Attachment }>('POST', path, form);
};

it('takes no voice messages from visitors before the site wants them', async () => {
  expect(await record()).toMatchObject({
    status: 403,
    body: { error: { code: 'forbidden', message: 'No voice messages can be sent here.' } },
  });
});

it('takes them where it does, says how long they are, and sends them as any file', async () => {
  await change({ voiceMessages: true });
  const id = uuid();
  const attachment = {
    id,
    name: 'Voice message, 1:12',
    mediaType: 'audio/webm',
    picture: null,
    voice: { seconds: 72, peaks: PEAKS },
  };
  expect(await record({ id })).toMatchObject({ status: 201, body: { attachment } });
  expect(await record({ id }), 'once more, after no answer came').toMatchObject({ body: { attachment } });
  await visitor.ask('POST', `/api/widget/conversations/${conversationId}/messages`, {
    id: uuid(),
    body: '',
    attachmentIds: [id],
  });
  const { body } = await ana.ask<{ messages: Message[] }>(
    'GET',
    `/api/agent/conversations/${conversationId}/messages?before=1000`,
  );
  expect(body.messages.at(-1)?.attachments).toMatchObject([attachment]);
  const links = await visitor.ask<{ content: string }>('GET', `/api/widget/attachments/${id}/links`);
  const file = await fetch(links.body.content);
  expect(file.headers.get('content-disposition')).toContain(
    'attachment; filename="Voice message, 1.12.webm"',
  );
});

it('takes them only where files are taken, and audio among them', async () => {
  await change({ voiceMessages: true, visitorFiles: false });
  expect(await record()).toMatchObject({ status: 403 });
  await change({ visitorFiles: true, fileRules: { megabytes: 20, kinds: ['picture'] } });
  expect(await record()).toMatchObject({ status: 403 });
  await change({ fileRules: { megabytes: 20, kinds: ['audio'] } });
  expect(await record()).toMatchObject({ status: 201 });
});

it('looks into a recording: what can be seen, or is none, is no voice message', async () => {
  await change({ voiceMessages: true });
  const refused = { status: 415, body: { error: { code: 'file_kind_refused' } } };
  expect(await record({ content: webmRecording({ codec: 'V_VP8' }) })).toMatchObject(refused);
  expect(await record({ content: new Uint8Array(Buffer.from('no sound at all')) })).toMatchObject(refused);
});

it('takes a recording whose sound happens to hold the bytes by which a track that is seen is named', async () => {
  await change({ voiceMessages: true });
  const sound = [0x78, ...Buffer.from('V_AV')];
  expect(await record({ content: webmRecording({ sound }) })).toMatchObject({
    status: 201,
    body: { attachment: { mediaType: 'audio/webm' } },
  });
});

it('bounds them: their length, their waveform, their bytes', async () => {
  await change({ voiceMessages: true });
  for (const query of [
    `seconds=121&peaks=${PEAKS}`,
    `seconds=0&peaks=${PEAKS}`,
    `seconds=1&peaks=${PEAKS}0`,
    'seconds=1&peaks=x',
  ])
    expect(await record({ query }), query).toMatchObject({ status: 400 });
  const long = new Uint8Array(VOICE_BYTES + 1);
  long.set(webmRecording());
  expect(await record({ content: long })).toMatchObject({ status: 413 });
});

it('takes no recording that is small and decodes to hours', async () => {
  await change({ voiceMessages: true });
  const hour = webmRecording({ packets: 30_000, packetMs: 120 });
  expect(hour.length).toBeLessThan(VOICE_BYTES);
  expect(await record({ content: hour })).toMatchObject({
    status: 413,
    body: { error: { code: 'file_too_large', message: 'The recording is longer than 2 minutes.' } },
  });
  expect(await record({ content: mp4Recording({ samples: 5_625 }) }), 'two minutes').toMatchObject({
    status: 201,
  });
  expect(await record({ content: mp4Recording({ samples: 170_000 }) })).toMatchObject({ status: 413 });
});

it('refuses what says only half of a voice message, and does not take it for a file', async () => {
  await change({ voiceMessages: true });
  const message = 'A voice message needs both `seconds` and `peaks`.';
  for (const query of ['seconds=7', `peaks=${PEAKS}`])
    expect(await record({ query }), query).toMatchObject({
      status: 400,
      body: { error: { code: 'bad_request', message } },
    });
});

it('calls them what the visitor calls them', async () => {
  await change({ voiceMessages: true });
  const { id: before } = visitor;
  expect(before).not.toBe('');
  await server.services.database.write((db) =>
    db.updateTable('visitors').set({ language: 'de-AT' }).where('id', '=', before).execute(),
  );
  expect(await record()).toMatchObject({ body: { attachment: { name: 'Sprachnachricht, 1:12' } } });
});
