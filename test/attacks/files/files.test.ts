import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { type ClientRequest, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DISK_RESERVE_BYTES, FILE_QUOTAS, LIMITS, UPLOADS_AT_ONCE } from '../../../server/common/limits.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor, signedInAgent, type TestVisitor, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { attack, attackOnPart, battleground } from '../attack.ts';
import { corpusOfStrings } from '../corpora/read-corpus.ts';
import { without } from '../weakened/build.ts';
import { product } from '../weakened/entry.ts';
import type { GuardName } from '../weakened/guards.ts';

const MIB = 1024 * 1024;

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
        await eventually(async () => expect(await connectionsOf(server)).toBeLessThan(connections));
        const { visitor, conversationId } = await somebody(server);
        await upload(visitor, conversationId, 'whole', 'a.txt');
        return (await incomingOf(server)).length > 0;
      }),
    ours: async () => {
      const server = ground.ours();
      await cutUpload(server);
      await eventually(async () => expect(await incomingOf(server)).toEqual([]));
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
    await server.services.fileDeletionWorker.wake();
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
      'all visitors of a network',
      'bytes of a network have a quota',
      { uploader_id: uuid() },
      FILE_QUOTAS.networkBytesPerDay,
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
      const by = await somebody(server);
      await fillQuota(server, by.visitor, by.conversationId, { room: 2 });
      const before = (await incomingOf(server)).length;
      const uploads = await Promise.all([1, 2, 3, 4].map(() => beginUpload(server, { by })));
      // Each of them has been let in before the first one is whole.
      await eventually(async () => expect((await incomingOf(server)).length - before).toBe(4));
      const replies = await Promise.all(uploads.map(endUpload));
      const refused = replies.find(({ statusCode }) => statusCode === 429);
      return {
        statuses: replies.map(({ statusCode }) => statusCode).sort(),
        wait: refused?.headers['retry-after'] ?? null,
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
      const first = await store.begin(0);
      await first.discard();
      free -= 1;
      const met = await store.begin(0).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      );
      await rm(folder, { recursive: true });
      return met;
    },
    succeeds: 'taken',
    fails: 'storage_full',
  });

  attackOnPart('uploads that begin in the same moment share the last room there is', {
    without: 'uploads under way are promised room',
    async attempt({ createDiskStore }) {
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-reserve-'));
      const store = await createDiskStore(folder, async () => DISK_RESERVE_BYTES + 30 * MIB);
      const codes = await Promise.all(
        [1, 2, 3].map(() =>
          store.begin(20 * MIB).then(
            () => 'taken',
            (error: { code: string }) => error.code,
          ),
        ),
      );
      await rm(folder, { recursive: true });
      return codes.sort();
    },
    succeeds: ['taken', 'taken', 'taken'],
    fails: ['storage_full', 'storage_full', 'taken'],
  });

  attackOnPart('an upload goes on while something else fills the disk', {
    without: 'what others keep meanwhile is looked at',
    async attempt({ createDiskStore }) {
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-reserve-'));
      let free = DISK_RESERVE_BYTES + 30 * MIB;
      const store = await createDiskStore(folder, async () => free);
      const upload = await store.begin(20 * MIB);
      await upload.wrote(2 * MIB);
      free = DISK_RESERVE_BYTES - 1;
      const met = await upload.wrote(2 * MIB).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      );
      await rm(folder, { recursive: true });
      return met;
    },
    succeeds: 'taken',
    fails: 'storage_full',
  });

  attack<unknown>('a file without end is read on and on', {
    weakened: () =>
      without(['a file that is too large is ended at once'], async () => {
        const server = ground.weak();
        const endless = await beginUpload(server, { chunked: true });
        const answered = vi.fn();
        endless.on('response', answered);
        for (let sent = 0; sent < 2 * LIMITS.fileBytes; sent += MIB)
          await new Promise((resolve) => endless.write(Buffer.alloc(MIB), resolve));
        await eventually(async () =>
          expect(await incomingBytes(server)).toBeGreaterThanOrEqual(LIMITS.fileBytes),
        );
        endless.destroy();
        return answered.mock.calls.length > 0 ? 'answered' : 'read on';
      }),
    async ours() {
      const server = ground.ours();
      const endless = await beginUpload(server, { chunked: true });
      const cut = new Promise((resolve) => endless.once('close', resolve));
      const answer = once(endless, 'response') as Promise<[IncomingMessage]>;
      const write = () => {
        if (!endless.destroyed) endless.write(Buffer.alloc(MIB), write);
      };
      write();
      const [{ statusCode }] = await answer;
      await cut;
      await eventually(async () => expect(await incomingOf(server), 'and nothing is left').toEqual([]));
      return statusCode;
    },
    succeeds: 'read on',
    fails: 413,
  });

  it('a file that says that it is too large is refused before it is read', async () => {
    const server = ground.ours();
    const upload = await beginUpload(server, { declared: 600 * MIB });
    const [{ statusCode }] = (await once(upload, 'response')) as [IncomingMessage];
    expect(statusCode).toBe(413);
    upload.destroy();
  });

  ground.attack('more uploads at once than anybody has, each holding room', {
    without: 'uploads under way are counted',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const before = (await incomingOf(server)).length;
      const halves = await Promise.all(
        Array.from({ length: UPLOADS_AT_ONCE.person }, () =>
          beginUpload(server, { declared: 5_000_000, by: { visitor, conversationId } }),
        ),
      );
      const underWay = async () => (await incomingOf(server)).length - before;
      await eventually(async () => expect(await underWay()).toBe(UPLOADS_AT_ONCE.person));
      const { status } = await upload(visitor, conversationId, 'one more', 'a.txt');
      for (const half of halves) half.destroy();
      await eventually(async () => expect(await underWay()).toBe(0));
      return status;
    },
    succeeds: 201,
    fails: 429,
  });

  it('when a site has got very much in a day, every network may still send something', async () => {
    const server = ground.ours();
    const { visitor, conversationId } = await somebody(server);
    const others = { ...fileOf(visitor, conversationId), uploader_id: uuid(), uploader_network: '192.0.2.1' };
    await noteFiles(server, [{ ...others, size_bytes: FILE_QUOTAS.siteBytesPerDay + 1 }]);
    expect((await upload(visitor, conversationId, 'fits', 'a.txt')).status).toBe(201);
    const own = { ...others, id: uuid(), uploader_network: '127.0.0.1' };
    await noteFiles(server, [{ ...own, size_bytes: FILE_QUOTAS.networkBytesOnBusyDay }]);
    expect((await upload(visitor, conversationId, 'over', 'a.txt')).status).toBe(429);
    await server.services.database.write((db) => db.deleteFrom('attachments').execute());
  });

  it('a node that starts leaves alone what another receives into the same folder, and removes what was abandoned', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-incoming-'));
    const first = await product.createDiskStore(folder);
    const [underWay, abandoned] = [await first.begin(10), await first.begin(10)];
    for (const { path } of [underWay, abandoned]) await writeFile(path, 'half');
    const yesterday = Date.now() / 1_000 - 24 * 60 * 60;
    await utimes(abandoned.path, yesterday, yesterday);
    await product.createDiskStore(folder);
    expect(await readdir(join(folder, 'incoming'))).toEqual([basename(underWay.path)]);
    await rm(folder, { recursive: true });
  });

  it.each([
    '',
    '--',
    '--cut',
    '--cut\r\n',
    '--cut\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
  ])('a multipart body that breaks off (%j) is refused, and is no fault of the server', async (body) => {
    const server = ground.ours();
    const { visitor, conversationId } = await somebody(server);
    const reply = await fetch(
      `${server.url}/api/widget/conversations/${conversationId}/attachments?id=${uuid()}`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${visitor.token}`,
          'content-type': 'multipart/form-data; boundary=cut',
        },
        body,
      },
    );
    expect([reply.status, await reply.json()]).toMatchObject([400, { error: { code: 'bad_request' } }]);
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

const incomingOf = (server: TestServer) => readdir(join(server.dataDir, 'files', 'incoming'));

const connectionsOf = (server: TestServer) =>
  new Promise<number>((resolve, reject) =>
    server.app.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );

/** Begins a multipart request with one file, and leaves it open. */
async function beginUpload(
  server: TestServer,
  { declared, by }: { chunked?: true; declared?: number; by?: Awaited<ReturnType<typeof somebody>> },
): Promise<ClientRequest> {
  const { visitor, conversationId } = by ?? (await somebody(server));
  const boundary = 'open';
  const open = request({
    port: server.port,
    path: `/api/widget/conversations/${conversationId}/attachments?id=${uuid()}`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${visitor.token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(declared === undefined ? {} : { 'content-length': declared }),
    },
  });
  open.on('error', () => {});
  open.write(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`);
  open.write(Buffer.alloc(10_000));
  return open;
}

/** Sends the end of what was begun. */
async function endUpload(open: ClientRequest): Promise<IncomingMessage> {
  open.end('\r\n--open--\r\n');
  const [reply] = (await once(open, 'response')) as [IncomingMessage];
  reply.resume();
  return reply;
}

async function incomingBytes(server: TestServer): Promise<number> {
  const folder = join(server.dataDir, 'files', 'incoming');
  const sizes = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

/** Sends half of a file and hangs up. Returns how many connections there were just before. */
async function cutUpload(server: TestServer): Promise<number> {
  const half = await beginUpload(server, { declared: 5_000_000 });
  half.write(Buffer.alloc(200_000));
  await eventually(async () => expect(await incomingOf(server)).toHaveLength(1));
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
  uploader_network: '127.0.0.1',
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
