import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DISK_RESERVE_BYTES, FILE_QUOTAS, LIMITS, UPLOADS_AT_ONCE } from '../../../server/common/limits.ts';
import { eventually } from '../../support/eventually.ts';
import { uuid } from '../../support/people.ts';
import { attack, attackOnPart, battleground } from '../attack.ts';
import { without } from '../weakened/build.ts';
import { product } from '../weakened/entry.ts';
import type { GuardName } from '../weakened/guards.ts';
import {
  beginUpload,
  connectionsOf,
  cutUpload,
  endUpload,
  fileOf,
  fillQuota,
  incomingBytes,
  incomingOf,
  noteFiles,
  somebody,
  upload,
} from './uploads.ts';

const MIB = 1024 * 1024;

describe('room for files', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });

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
