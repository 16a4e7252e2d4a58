import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import type { AttachmentLinks } from '../../../server/contract/schemas/widget-api.ts';
import { contentDisposition, safeFileName } from '../../../server/files/file-name.ts';
import { newVisitor, nobody, signedInAgent, type TestVisitor, uuid } from '../../support/people.ts';
import { startS3, type TestS3 } from '../../support/servers/s3.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe.each(['folder', 'bucket'] as const)('files in a %s', (where) => {
  let server: TestServer;
  let s3: TestS3 | null;
  let visitor: TestVisitor;
  let conversationId: string;

  beforeAll(async () => {
    s3 = where === 'bucket' ? await startS3() : null;
    server = await startTestServer({ env: s3?.env ?? {} });
    visitor = await newVisitor(server.url);
    conversationId = await visitor.start();
  });
  afterAll(async () => {
    await server.remove();
    await s3?.remove();
  });

  const upload = (content: Buffer | string, name: string, id = uuid(), who = visitor) => {
    const form = new FormData();
    form.append('file', new Blob([content as BlobPart]), name);
    return who.ask<{ attachment: Attachment }>(
      'POST',
      `/api/widget/conversations/${conversationId}/attachments?id=${id}`,
      form,
    );
  };
  const photo = () =>
    sharp({ create: { width: 1200, height: 800, channels: 3, background: '#0e7c66' } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 33/1 0/1' } })
      .jpeg()
      .toBuffer();

  it('gives a picture its size and a thumbnail, and takes away where it was taken', async () => {
    const original = await photo();
    expect(
      (await sharp(original).metadata()).exif,
      'the picture must carry a place for this test to mean anything',
    ).toBeDefined();
    const { status, body } = await upload(original, 'beach.jpg');
    expect(status).toBe(201);
    expect(body.attachment).toMatchObject({
      name: 'beach.jpg',
      mediaType: 'image/jpeg',
      picture: { width: 1200, height: 800 },
    });
    const links = (
      await visitor.ask<AttachmentLinks>('GET', `/api/widget/attachments/${body.attachment.id}/links`)
    ).body;
    const content = await fetch(links.content);
    expect(content.headers.get('content-type')).toBe('image/jpeg');
    expect(content.headers.get('content-disposition')).toMatch(/^inline; /);
    const saved = await fetch(`${links.content}&save=1`);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(saved.headers.get('content-type')).toBe('image/jpeg');
    await saved.arrayBuffer();
    const served = await sharp(Buffer.from(await content.arrayBuffer())).metadata();
    expect(served).toMatchObject({ width: 1200, height: 800 });
    expect(served.exif).toBeUndefined();
    const thumbnail = await sharp(
      Buffer.from(await (await fetch(links.thumbnail ?? '')).arrayBuffer()),
    ).metadata();
    expect(thumbnail).toMatchObject({ format: 'webp', width: 480, height: 320 });
  });

  it('decides what a file is by its content and never lets a browser run it', async () => {
    const html = '<script>alert(1)</script>';
    const { body } = await upload(html, 'innocent.png');
    expect(body.attachment).toMatchObject({ mediaType: 'text/plain', picture: null });
    const links = (
      await visitor.ask<AttachmentLinks>('GET', `/api/widget/attachments/${body.attachment.id}/links`)
    ).body;
    const response = await fetch(links.content);
    expect(await response.text()).toBe(html);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    const svg = await upload('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'logo.svg');
    expect(svg.body.attachment.picture).toBeNull();
  });

  it('keeps an upload once, and refuses another file under the same id', async () => {
    const id = uuid();
    expect([(await upload('same', 'a.txt', id)).status, (await upload('same', 'a.txt', id)).status]).toEqual([
      201, 200,
    ]);
    expect(await upload('other', 'a.txt', id)).toMatchObject({
      status: 409,
      body: { error: { code: 'id_taken' } },
    });
  });

  it('refuses what is too large, empty or broken, and leaves nothing of it on disk', async () => {
    const folder = join(server.dataDir, 'files');
    const kept = async () =>
      (s3 === null ? await readdir(join(folder, 'kept'), { recursive: true }) : await s3.keys()).length;
    const before = await kept();
    expect(before, 'earlier files must be counted for this test to mean anything').toBeGreaterThan(0);
    const large = await upload(Buffer.alloc(20 * 1024 * 1024 + 1), 'large.bin');
    expect(large).toMatchObject({ status: 413, body: { error: { code: 'file_too_large' } } });
    expect(await upload('', 'empty.txt')).toMatchObject({
      status: 400,
      body: { error: { code: 'file_empty' } },
    });
    const cut = (await photo()).subarray(0, 400);
    expect(await upload(cut, 'cut.jpg')).toMatchObject({
      status: 400,
      body: { error: { code: 'file_unreadable' } },
    });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await kept()).toBe(before);
  });

  it.runIf(where === 'bucket')('refuses an upload while the bucket is away, and takes it later', async () => {
    if (s3 === null) throw new Error('There is no bucket to take away.');
    const id = uuid();
    await s3.goAway();
    const form = new FormData();
    form.append('file', new Blob(['patient']), 'patient.txt');
    const refused = await fetch(
      `${server.url}/api/widget/conversations/${conversationId}/attachments?id=${id}`,
      { method: 'POST', headers: { authorization: `Bearer ${visitor.token}` }, body: form },
    );
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ error: { code: 'unavailable' } });
    expect(await readdir(join(server.dataDir, 'files/incoming'))).toEqual([]);
    await s3.comeBack();
    expect((await upload('patient', 'patient.txt', id)).status).toBe(201);
  });

  it('gives a file to who takes part in the conversation, and to nobody else', async () => {
    const stranger = await newVisitor(server.url);
    const ana = await signedInAgent(server.url, 'Ana');
    const { attachment } = (await upload('secret', 'secret.txt')).body;
    const path = `/api/widget/attachments/${attachment.id}/links`;
    const foreign = await stranger.ask('GET', path);
    const unknown = await stranger.ask('GET', `/api/widget/attachments/${uuid()}/links`);
    expect([foreign.status, foreign.body]).toEqual([unknown.status, unknown.body]);
    expect((await fetch(`${server.url}/api/agent/attachments/${attachment.id}/content`)).status).toBe(401);
    const forAgent = await fetch(`${server.url}/api/agent/attachments/${attachment.id}/content`, {
      headers: { cookie: ana.cookie },
    });
    expect(await forAgent.text()).toBe('secret');
    const { content } = (await visitor.ask<AttachmentLinks>('GET', path)).body;
    expect((await fetch(content)).status).toBe(200);
    expect((await fetch(content.replace(/signature=./, 'signature=!'))).status).toBe(404);
    expect((await fetch(content.replace('/content?', '/thumbnail?'))).status).toBe(404);
    expect((await upload('x', 'x.txt', uuid(), stranger)).status).toBe(404);
  });

  it('keeps a file of a note, or one that was not sent, from the visitor', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const attach = async () => {
      const form = new FormData();
      form.append('file', new Blob(['for agents']), 'note.txt');
      const id = uuid();
      await ana.ask('POST', `/api/agent/conversations/${conversationId}/attachments?id=${id}`, form);
      return id;
    };
    const noted = await attach();
    const sent = await attach();
    const base = `/api/agent/conversations/${conversationId}`;
    await ana.ask('POST', `${base}/notes`, { id: uuid(), body: 'see file', attachmentIds: [noted] });
    expect((await visitor.ask('GET', `/api/widget/attachments/${sent}/links`)).status).toBe(404);
    await ana.ask('POST', `${base}/messages`, { id: uuid(), body: '', attachmentIds: [sent] });
    expect((await visitor.ask('GET', `/api/widget/attachments/${sent}/links`)).status).toBe(200);
    expect((await visitor.ask('GET', `/api/widget/attachments/${noted}/links`)).status).toBe(404);
  });

  it('says what an upload must look like', async () => {
    const reply = await nobody(server.url, { authorization: `Bearer ${visitor.token}` })(
      'POST',
      `/api/widget/conversations/${conversationId}/attachments?id=${uuid()}`,
      { file: 'x' },
    );
    expect(reply).toMatchObject({ status: 415, body: { error: { code: 'content_type_unsupported' } } });
  });
});

describe('file names', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\report.pdf', 'report.pdf'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['con.txt', '_con.txt'],
    ['  .hidden ', 'hidden'],
    ['', 'file'],
    ['a"b<c>.txt', 'abc.txt'],
    [`${'x'.repeat(300)}.tar`, `${'x'.repeat(116)}.tar`],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  it('writes a header that says every name', () => {
    expect(contentDisposition('attachment', "Ünïcode 'x'.txt")).toBe(
      "attachment; filename=\"_n_code 'x'.txt\"; filename*=UTF-8''%C3%9Cn%C3%AFcode%20%27x%27.txt",
    );
  });
});
