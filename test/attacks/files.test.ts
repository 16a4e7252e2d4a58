import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDiskStore } from '../../server/attachments/disk-store.ts';
import { contentDisposition, safeFileName } from '../../server/attachments/file-name.ts';
import type { Attachment } from '../../server/contract/schemas/conversations.ts';
import { DISK_RESERVE_BYTES, FILE_QUOTAS } from '../../server/limits.ts';
import { newVisitor, signedInAgent, type TestVisitor, uuid } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { corpusOfStrings } from './corpora/read-corpus.ts';

const ACTIVE: [string, string][] = [
  ['page.html', '<!doctype html><script>window.pwned=1</script>'],
  ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned=1"/>'],
  ['picture.png', '<!doctype html><script>window.pwned=1</script>'],
  ['feed.xml', '<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"><script>1</script></x>'],
  ['paper.pdf', '%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj'],
  ['polyglot.gif', 'GIF89a=1;/*<script>window.pwned=1</script>*/'],
];

describe('hostile files', () => {
  let server: TestServer;
  let visitor: TestVisitor;
  let conversationId: string;
  beforeAll(async () => {
    server = await startTestServer({ env: { RATE_LIMIT_FACTOR: '1000' } });
    visitor = await newVisitor(server.url);
    conversationId = await visitor.start();
  });
  afterAll(() => server.remove());

  type Answer = { attachment: Attachment; error?: { code: string } };
  const upload = (content: Uint8Array | string, name: string) => {
    const form = new FormData();
    form.append('file', new Blob([content as BlobPart], { type: 'image/png' }), name);
    const path = `/api/widget/conversations/${conversationId}/attachments?id=${uuid()}`;
    return visitor.ask<Answer>('POST', path, form);
  };
  const linkTo = async (id: string) =>
    (await visitor.ask<{ content: string }>('GET', `/api/widget/attachments/${id}/links`)).body.content;

  it.each(ACTIVE)('%s is kept, and can only be saved', async (name, content) => {
    const { status, body } = await upload(content, name);
    // A polyglot that says it is a picture and is none is refused outright.
    if (status === 400) return expect(body.error?.code).toBe('file_unreadable');
    expect([status, body.attachment.picture]).toEqual([201, null]);
    const agent = await signedInAgent(server.url, 'Ben');
    const content_ = `/api/agent/attachments/${body.attachment.id}/content`;
    const answers = [
      await fetch(await linkTo(body.attachment.id)),
      await fetch(server.url + content_, { headers: { cookie: agent.cookie } }),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="/);
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect(answers[1]?.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('counts pixels and frames before it decodes any', async () => {
    // Of one colour: a few hundred kB that would become 432 MB.
    const bomb = await sharp({
      create: { width: 12_000, height: 12_000, channels: 3, background: '#000' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length, 'it must be small for what it claims').toBeLessThan(1_000_000);
    expect((await upload(bomb, 'bomb.png')).body.error?.code).toBe('file_unreadable');
    const raw = { width: 2, height: 2 * 700, channels: 3, pageHeight: 2 } as const;
    const film = await sharp(randomBytes(raw.width * raw.height * raw.channels), { raw })
      .gif()
      .toBuffer();
    expect((await sharp(film).metadata()).pages).toBe(700);
    expect((await upload(film, 'film.gif')).body.error?.code).toBe('file_unreadable');
  });

  it.each(corpusOfStrings('names'))('the name %j is made harmless', (given) => {
    const name = safeFileName(given);
    expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/u);
    expect(name).not.toMatch(
      /^(\.|$)|^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[\d¹²³])\.*(\.|$)|[. ]$/iu,
    );
    expect(name.length).toBeLessThanOrEqual(120);
  });

  it('no name, however made, breaks out of the header or its rules', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const header = contentDisposition('attachment', safeFileName(given));
        expect(header).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.~!$&+^`%#|-]*$/);
        expect([...safeFileName(given)].length).toBeLessThanOrEqual(120);
        expect(safeFileName(safeFileName(given))).toBe(safeFileName(given));
      }),
    );
  });

  it('leaves nothing of an upload that is cut off', async () => {
    const { port } = server;
    const boundary = 'cut';
    const path = `/api/widget/conversations/${conversationId}/attachments?id=${uuid()}`;
    const incoming = join(server.dataDir, 'files', 'incoming');
    const half = request({
      port,
      path,
      method: 'POST',
      headers: {
        authorization: `Bearer ${visitor.token}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': 5_000_000,
      },
    });
    half.on('error', () => {});
    half.write(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`);
    half.write(Buffer.alloc(200_000));
    await vi.waitFor(async () => expect(await readdir(incoming)).toHaveLength(1), 10_000);
    half.destroy();
    await vi.waitFor(async () => expect(await readdir(incoming)).toEqual([]), 10_000);
  });

  it('ends a link when what it leads to was taken back', async () => {
    const agent = await signedInAgent(server.url, 'Ben');
    const form = new FormData();
    form.append('file', new Blob(['wrong file']), 'wrong.txt');
    const [fileId, messageId] = [uuid(), uuid()];
    const base = `/api/agent/conversations/${conversationId}`;
    await agent.ask('POST', `${base}/attachments?id=${fileId}`, form);
    await agent.ask('POST', `${base}/messages`, { id: messageId, body: 'here', attachmentIds: [fileId] });
    const link = await linkTo(fileId);
    expect((await fetch(link)).status).toBe(200);
    expect((await agent.unsend(conversationId, messageId)).status).toBe(200);
    expect((await fetch(link)).status).toBe(404);
  });

  it('ends at the quota of a visitor, of many at once too', async () => {
    const greedy = await newVisitor(server.url);
    const id = await greedy.start();
    const room = 2;
    await server.services.commit((work) =>
      work.db
        .insertInto('attachments')
        .values(
          Array.from({ length: FILE_QUOTAS.visitorFilesPerDay - room }, () => ({
            conversation_id: id,
            id: uuid(),
            uploader_kind: 'visitor' as const,
            uploader_id: greedy.id,
            name: 'x',
            media_type: 'text/plain',
            size_bytes: 1,
            width: null,
            height: null,
            sha256: '',
            content_key: 'none',
            thumbnail_key: null,
            created_at: work.now,
          })),
        )
        .execute(),
    );
    const send = () => {
      const form = new FormData();
      form.append('file', new Blob(['x']), 'x.txt');
      return greedy.ask('POST', `/api/widget/conversations/${id}/attachments?id=${uuid()}`, form);
    };
    const replies = await Promise.all(Array.from({ length: 6 }, send));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 201, 429, 429, 429, 429]);
    expect(replies.find((reply) => reply.status === 429)?.headers.get('retry-after')).toBe('3600');
  });

  it('keeps room on the disk for the database', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-reserve-'));
    let free = DISK_RESERVE_BYTES;
    const store = await createDiskStore(folder, async () => free);
    await expect(store.begin()).resolves.toBeDefined();
    free -= 1;
    await expect(store.begin()).rejects.toMatchObject({ code: 'storage_full' });
    await rm(folder, { recursive: true });
  });
});
