import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import type { Attachment } from '../../server/contract/schemas/conversations.ts';
import { DISK_RESERVE_BYTES, FILE_QUOTAS } from '../../server/limits.ts';
import { newVisitor, signedInAgent, type TestVisitor, uuid } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { attack, attackOnPart, battleground } from './attack.ts';
import { corpusOfStrings } from './corpora/read-corpus.ts';
import { without } from './weakened/build.ts';
import { product } from './weakened/entry.ts';
import type { GuardName } from './weakened/guards.ts';

const ACTIVE: [string, string][] = [
  ['page.html', '<!doctype html><script>window.pwned=1</script>'],
  ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned=1"/>'],
  ['picture.png', '<!doctype html><script>window.pwned=1</script>'],
  ['feed.xml', '<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"><script>1</script></x>'],
  ['paper.pdf', '%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj'],
];

describe('hostile files', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });

  for (const [name, content] of ACTIVE) {
    ground.attack(`${name} is opened, and runs`, {
      without: 'what is no picture is only saved',
      async attempt(server) {
        const { visitor, conversationId } = await somebody(server);
        const { body } = await upload(visitor, conversationId, content, name);
        expect(body.attachment.picture).toBe(null);
        const { headers } = await fetch(await linkTo(visitor, body.attachment.id));
        const agent = await signedInAgent(server.url, 'Ben');
        const seen = await fetch(`${server.url}/api/agent/attachments/${body.attachment.id}/content`, {
          headers: { cookie: agent.cookie },
        });
        expect(seen.headers.get('cross-origin-resource-policy')).toBe('same-origin');
        return [headers, seen.headers].map(mayRun);
      },
      succeeds: [true, true],
      fails: [false, false],
    });
  }

  ground.attack('a script that begins like a picture is shown as one', {
    without: ['a picture is what can be decoded', 'what is no picture is only saved'],
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const polyglot = 'GIF89a=1;/*<script>window.pwned=1</script>*/';
      const { body } = await upload(visitor, conversationId, polyglot, 'polyglot.gif');
      if (body.error !== undefined) return body.error.code;
      return (await fetch(await linkTo(visitor, body.attachment.id))).headers.get('content-type');
    },
    succeeds: 'image/gif',
    fails: 'file_unreadable',
  });

  it('what may only be saved says so in every header', async () => {
    const { visitor, conversationId } = await somebody(ground.ours());
    const { body } = await upload(visitor, conversationId, '<script>1</script>', 'a.html');
    const { headers } = await fetch(await linkTo(visitor, body.attachment.id));
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="/);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  ground.attack('a picture of a few kB that becomes gigabytes', {
    without: 'pixels are counted before any is decoded',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const bomb = flatPng(7_200);
      expect(bomb.length, 'it must be small for what it claims').toBeLessThan(20_000);
      const { status, body } = await upload(visitor, conversationId, bomb, 'bomb.png');
      return body.error?.code ?? status;
    },
    succeeds: 201,
    fails: 'file_unreadable',
  });

  ground.attack('a film of very many small pictures', {
    without: 'frames are counted before any is decoded',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const { status, body } = await upload(visitor, conversationId, await film(700), 'film.gif');
      return body.error?.code ?? status;
    },
    succeeds: 201,
    fails: 'file_unreadable',
  });

  ground.attack('the place where a picture was taken, read by whoever gets it', {
    without: 'pictures keep nothing but pixels',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#0a0' } })
        .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' } })
        .jpeg()
        .toBuffer();
      const { body } = await upload(visitor, conversationId, picture, 'here.jpg');
      const kept = await (await fetch(await linkTo(visitor, body.attachment.id))).arrayBuffer();
      return (await sharp(Buffer.from(kept)).metadata()).exif !== undefined;
    },
    succeeds: true,
    fails: false,
  });

  ground.attack('a picture that fetches what its author names', {
    without: 'what is no picture is only saved',
    async attempt(server) {
      const asked: string[] = [];
      const trap = createServer((request, response) => {
        asked.push(request.url ?? '');
        response.end();
      });
      await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
      const { port } = trap.address() as AddressInfo;
      const { visitor, conversationId } = await somebody(server);
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://127.0.0.1:${port}/inside" width="9" height="9"/></svg>`;
      const { body } = await upload(visitor, conversationId, svg, 'avatar.svg');
      const { headers } = await fetch(await linkTo(visitor, body.attachment.id));
      await new Promise((resolve) => trap.close(resolve));
      expect(asked, 'the server itself asks nobody').toEqual([]);
      return mayRun(headers);
    },
    succeeds: true,
    fails: false,
  });

  describe.each(corpusOfStrings('names'))('the name %j', (given) => {
    attackOnPart('breaks out of where names are shown and saved', {
      without: ['names are made harmless', 'names stay inside their header'],
      attempt: ({ safeFileName, contentDisposition }) => {
        const name = safeFileName(given);
        // Some programs decode what stands in the plain notation.
        return (
          isHarmful(name) || !/^attachment; filename="[^"%]*"/.test(contentDisposition('attachment', name))
        );
      },
      succeeds: true,
      fails: false,
    });
  });

  attackOnPart('a name that ends its header, or begins another one', {
    without: 'names stay inside their header',
    attempt: ({ contentDisposition }) =>
      fc.check(
        fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) =>
          /^attachment; filename="[^"\\\r\n%]*"; filename\*=UTF-8''[\w.~!$&+^`%#|-]*$/.test(
            contentDisposition('attachment', given.replaceAll(/\p{Cs}/gu, '')),
          ),
        ),
        { numRuns: 2_000 },
      ).failed,
    succeeds: true,
    fails: false,
  });

  it('no name, however made, is harmful, and a harmless one stays as it is', () => {
    const { safeFileName } = product;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = safeFileName(given);
        expect(isHarmful(name)).toBe(false);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(safeFileName(name)).toBe(name);
      }),
    );
  });

  attack('the disk is filled by uploads that are cut off', {
    weakened: async () =>
      without(['nothing is left of an upload that was cut off'], async () => {
        const server = ground.weak();
        const connections = await cutUpload(server);
        // It was given up by the time that another one is through.
        await vi.waitFor(async () => expect(await connectionsOf(server)).toBeLessThan(connections), 10_000);
        const { visitor, conversationId } = await somebody(server);
        await upload(visitor, conversationId, 'whole', 'a.txt');
        return (await incomingOf(server)).length > 0;
      }),
    ours: async () => {
      const server = ground.ours();
      await cutUpload(server);
      await vi.waitFor(async () => expect(await incomingOf(server)).toEqual([]), 10_000);
      return false;
    },
    succeeds: true,
    fails: false,
  });

  ground.attack('a file of another conversation, asked for with the token of one’s own', {
    without: 'a file is only for who takes part in its conversation',
    async attempt(server) {
      const owner = await somebody(server);
      const { body } = await upload(owner.visitor, owner.conversationId, 'private', 'private.txt');
      const thief = await somebody(server);
      return (await thief.visitor.ask('GET', `/api/widget/attachments/${body.attachment.id}/links`)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('a file of a note, asked for by the visitor it is about', {
    without: 'a file of a note is for agents',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const fileId = await uploadByAgent(server, conversationId, 'notes');
      return (await visitor.ask('GET', `/api/widget/attachments/${fileId}/links`)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('a file of another conversation, sent in a message of one’s own', {
    without: 'only one’s own files are sent',
    async attempt(server) {
      const owner = await somebody(server);
      const { body } = await upload(owner.visitor, owner.conversationId, 'private', 'private.txt');
      const thief = await somebody(server);
      const reply = await thief.visitor.ask<{ message?: { attachments: Attachment[] } }>(
        'POST',
        `/api/widget/conversations/${thief.conversationId}/messages`,
        { id: uuid(), body: 'mine', attachmentIds: [body.attachment.id] },
      );
      return reply.body.message?.attachments[0]?.name ?? reply.status;
    },
    succeeds: 'private.txt',
    fails: 400,
  });

  ground.attack('a link to one’s own file, with the id of another one in it', {
    without: 'a link is of one file',
    async attempt(server) {
      const owner = await somebody(server);
      const theirs = await upload(owner.visitor, owner.conversationId, 'private', 'private.txt');
      const thief = await somebody(server);
      const own = await upload(thief.visitor, thief.conversationId, 'mine', 'mine.txt');
      const link = await linkTo(thief.visitor, own.body.attachment.id);
      return (await fetch(link.replace(own.body.attachment.id, theirs.body.attachment.id))).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('a link to a file, found in a history after its time', {
    without: 'a link to a file ends',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const { body } = await upload(visitor, conversationId, 'private', 'private.txt');
      const path = server.services.links.path(body.attachment.id, 'content', Date.now() - 1);
      return (await fetch(server.url + path)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('a link to a file that was taken back', {
    without: 'a link ends when its file is taken back',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const agent = await signedInAgent(server.url, 'Ben');
      const fileId = await uploadByAgent(server, conversationId, 'messages');
      const link = await linkTo(visitor, fileId);
      expect((await fetch(link)).status, 'it must have worked').toBe(200);
      const { conversation } = (await agent.read(conversationId)).body;
      const message = conversation.messages.at(-1)?.id ?? '';
      expect((await agent.unsend(conversationId, message)).status).toBe(200);
      return (await fetch(link)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  it('a file that was taken back is gone from the disk too', async () => {
    const server = ground.ours();
    const { conversationId } = await somebody(server);
    const agent = await signedInAgent(server.url, 'Ben');
    const fileId = await uploadByAgent(server, conversationId, 'messages');
    const { read } = server.services.database;
    const { content_key } = await read
      .selectFrom('attachments')
      .select('content_key')
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow();
    const kept = await server.services.files.read(content_key);
    kept.stream.destroy();
    expect(kept.sizeBytes, 'it must have been there').toBeGreaterThan(0);
    const { conversation } = (await agent.read(conversationId)).body;
    await agent.unsend(conversationId, conversation.messages.at(-1)?.id ?? '');
    await server.services.doomedFiles.sweep();
    await expect(server.services.files.read(content_key)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('parts of a file, asked for a thousand at once, come as one whole', async () => {
    const { visitor, conversationId } = await somebody(ground.ours());
    const { body } = await upload(visitor, conversationId, 'A file of some length', 'a.txt');
    const range = `bytes=${Array.from({ length: 1_000 }, () => '0-').join(',')}`;
    const answer = await fetch(await linkTo(visitor, body.attachment.id), { headers: { range } });
    expect([answer.status, answer.headers.get('accept-ranges')]).toEqual([200, 'none']);
    expect(await answer.text()).toBe('A file of some length');
  });

  const quotas: [string, GuardName, { uploader_id?: string }, number][] = [
    ['a visitor', 'bytes of a visitor have a quota', {}, FILE_QUOTAS.visitorBytesPerDay],
    [
      'all visitors of a site',
      'bytes of a site have a quota',
      { uploader_id: uuid() },
      FILE_QUOTAS.siteBytesPerDay,
    ],
  ];
  for (const [who, guard, by, bytes] of quotas) {
    ground.attack(`more bytes in a day than ${who} may send`, {
      without: guard,
      async attempt(server) {
        const { visitor, conversationId } = await somebody(server);
        await noteFiles(server, [{ ...fileOf(visitor, conversationId), ...by, size_bytes: bytes - 10 }]);
        const fits = await upload(visitor, conversationId, '1234567', 'fits.txt');
        const over = await upload(visitor, conversationId, '1234567', 'over.txt');
        await server.services.database.write((db) => db.deleteFrom('attachments').execute());
        return [fits.status, over.status];
      },
      succeeds: [201, 201],
      fails: [201, 429],
    });
  }

  ground.attack('more files than the quota has, all in the same moment', {
    without: 'quotas hold for many at once',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      await fillQuota(server, visitor, conversationId, { room: 2 });
      const replies = await Promise.all(
        [1, 2, 3, 4].map(() => upload(visitor, conversationId, 'x', 'x.txt')),
      );
      const refused = replies.find((reply) => reply.status === 429);
      return {
        statuses: replies.map((reply) => reply.status).sort(),
        wait: refused?.headers.get('retry-after') ?? null,
      };
    },
    succeeds: { statuses: [201, 201, 201, 201], wait: null },
    fails: { statuses: [201, 201, 429, 429], wait: '3600' },
  });

  attackOnPart('the disk is filled until the database cannot write', {
    without: 'a reserve of the disk is the database’s',
    async attempt({ createDiskStore }) {
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-reserve-'));
      let free = DISK_RESERVE_BYTES;
      const store = await createDiskStore(folder, async () => free);
      await expect(store.begin(), 'with the reserve there is room').resolves.toBeDefined();
      free -= 1;
      const met = await store.begin().then(
        () => 'taken',
        (error: { code: string }) => error.code,
      );
      await rm(folder, { recursive: true });
      return met;
    },
    succeeds: 'taken',
    fails: 'storage_full',
  });
});

type Answer = { attachment: Attachment; error?: { code: string } };

async function somebody(server: TestServer): Promise<{ visitor: TestVisitor; conversationId: string }> {
  const visitor = await newVisitor(server.url);
  return { visitor, conversationId: await visitor.start() };
}

function upload(visitor: TestVisitor, conversationId: string, content: Uint8Array | string, name: string) {
  const form = new FormData();
  form.append('file', new Blob([content as BlobPart], { type: 'image/png' }), name);
  const path = `/api/widget/conversations/${conversationId}/attachments?id=${uuid()}`;
  return visitor.ask<Answer>('POST', path, form);
}

const linkTo = async (visitor: TestVisitor, id: string) =>
  (await visitor.ask<{ content: string }>('GET', `/api/widget/attachments/${id}/links`)).body.content;

/** A file that an agent put into a message or a note. */
async function uploadByAgent(server: TestServer, conversationId: string, kind: 'messages' | 'notes') {
  const agent = await signedInAgent(server.url, 'Ben');
  const form = new FormData();
  form.append('file', new Blob(['wrong file']), 'wrong.txt');
  const fileId = uuid();
  const base = `/api/agent/conversations/${conversationId}`;
  await agent.ask('POST', `${base}/attachments?id=${fileId}`, form);
  await agent.ask('POST', `${base}/${kind}`, { id: uuid(), body: 'here', attachmentIds: [fileId] });
  return fileId;
}

/** Whether a browser that opens the answer would show it, with its scripts. */
function mayRun(headers: Headers): boolean {
  return (
    !(headers.get('content-disposition') ?? '').startsWith('attachment') &&
    !(headers.get('content-security-policy') ?? '').includes('sandbox') &&
    headers.get('content-type') !== 'application/octet-stream'
  );
}

/** Whether a name would be a path, another name than it looks like, none at all, or a device. */
function isHarmful(name: string): boolean {
  return (
    /[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/u.test(name) ||
    /^(\.|$)|^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[\d¹²³])\.*(\.|$)|[. ]$/iu.test(name)
  );
}

/** A black square of so many pixels a side, one bit each. */
function flatPng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(side / 8)) * side));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

async function film(frames: number): Promise<Buffer> {
  const raw = { width: 2, height: 2 * frames, channels: 3, pageHeight: 2 } as const;
  const bytes = await sharp(randomBytes(raw.width * raw.height * raw.channels), { raw })
    .gif()
    .toBuffer();
  expect((await sharp(bytes).metadata()).pages).toBe(frames);
  return bytes;
}

const incomingOf = (server: TestServer) => readdir(join(server.dataDir, 'files', 'incoming'));

const connectionsOf = (server: TestServer) =>
  new Promise<number>((resolve, reject) =>
    server.app.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );

/** Sends half of a file and hangs up. Returns how many connections there were just before. */
async function cutUpload(server: TestServer): Promise<number> {
  const { visitor, conversationId } = await somebody(server);
  const boundary = 'cut';
  const half = request({
    port: server.port,
    path: `/api/widget/conversations/${conversationId}/attachments?id=${uuid()}`,
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
  await vi.waitFor(async () => expect(await incomingOf(server)).toHaveLength(1), 10_000);
  const connections = await connectionsOf(server);
  half.destroy();
  return connections;
}

/** As if the visitor had sent all files of a day but a few. */
function fillQuota(
  server: TestServer,
  visitor: TestVisitor,
  conversationId: string,
  { room }: { room: number },
): Promise<unknown> {
  const files = Array.from({ length: FILE_QUOTAS.visitorFilesPerDay - room }, () =>
    fileOf(visitor, conversationId),
  );
  return noteFiles(server, files);
}

type NoteOfFile = ReturnType<typeof fileOf>;

/** A file of a byte, as the database knows it. */
const fileOf = (visitor: TestVisitor, conversationId: string) => ({
  conversation_id: conversationId,
  id: uuid(),
  uploader_kind: 'visitor' as const,
  uploader_id: visitor.id,
  name: 'x',
  media_type: 'text/plain',
  size_bytes: 1,
  width: null,
  height: null,
  sha256: '',
  content_key: 'none',
  thumbnail_key: null,
  created_at: Date.now(),
});

const noteFiles = (server: TestServer, files: NoteOfFile[]): Promise<unknown> =>
  server.services.database.write((db) => db.insertInto('attachments').values(files).execute());
