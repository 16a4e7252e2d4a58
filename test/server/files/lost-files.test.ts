import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, it, vi } from 'vitest';
import { LOST_AFTER_MS } from '../../../server/files/removal/lost-files.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestVisitor, uuid } from '../../support/people.ts';

const PICTURE = new Uint8Array(
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c00' } })
    .png()
    .toBuffer(),
);

function picture(): FormData {
  const form = new FormData();
  form.append('file', new Blob([PICTURE]), 'picture.png');
  return form;
}

onEveryDatabase('files that a process kept before it ended', { fresh: true }, ({ server, visitor, ana }) => {
  afterEach(() => vi.restoreAllMocks());

  const upload = (of: TestVisitor, conversation: string) => {
    return of.ask('POST', `/api/widget/conversations/${conversation}/attachments?id=${uuid()}`, picture());
  };
  const onDisk = async () => {
    const names = await readdir(join(server.dataDir, 'files/kept'), { recursive: true, withFileTypes: true });
    return names
      .filter((one) => one.isFile())
      .map(({ name }) => name)
      .toSorted();
  };
  const noted = async () =>
    (await server.services.database.read.selectFrom('kept_files').select('store_key').execute()).map(
      ({ store_key }) => store_key.slice(3),
    );
  /** What the sweeper does a day later. */
  const aDayLater = async () => {
    const later = Date.now() + LOST_AFTER_MS + 60_000;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    await server.services.fileDeletionWorker.wake();
    vi.restoreAllMocks();
  };

  it('are removed a day later; what is in a message, somebody’s picture and a site’s logo stay', async () => {
    const conversation = await visitor.start();
    const sent = await upload(visitor, conversation);
    expect(sent.status).toBe(201);
    const { id } = (sent.body as { attachment: { id: string } }).attachment;
    const message = { id: uuid(), body: '', attachmentIds: [id] };
    const path = `/api/widget/conversations/${conversation}/messages`;
    expect((await visitor.ask('POST', path, message)).status).toBe(201);
    expect((await ana.ask('POST', '/api/agent/profile/avatar', picture())).status).toBe(200);
    const stay = await onDisk();
    expect(stay.length, 'a picture, its small copy, and that of Ana').toBe(3);

    // As a process that is killed between the file and its row.
    const { services } = server;
    const transaction = vi.spyOn(services, 'runInTransaction').mockRejectedValue(new Error('killed'));
    vi.spyOn(services.files, 'remove').mockRejectedValue(new Error('killed'));
    expect((await upload(visitor, conversation)).status).toBe(500);
    expect(transaction).toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(await onDisk()).toHaveLength(5);
    expect((await noted()).length).toBeGreaterThanOrEqual(2);

    await services.fileDeletionWorker.wake();
    expect(await onDisk(), 'they may still become somebody’s').toHaveLength(5);
    await aDayLater();
    expect(await onDisk()).toEqual(stay);
    expect(await noted()).toEqual([]);
  });

  it('are not looked for where they were removed at once: what came twice, and what could not be stored', async () => {
    const conversation = await visitor.start();
    const path = `/api/widget/conversations/${conversation}/attachments?id=${uuid()}`;
    const [first, again] = [
      await visitor.ask('POST', path, picture()),
      await visitor.ask('POST', path, picture()),
    ];
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    vi.spyOn(server.services, 'runInTransaction').mockRejectedValue(new Error('planted'));
    expect((await upload(visitor, conversation)).status).toBe(500);
    vi.restoreAllMocks();
    expect(await onDisk(), 'the first, and its small copy').toHaveLength(2);
    expect(await noted()).toEqual([]);
  });

  it('were put down before their bytes were there', async () => {
    const conversation = await visitor.start();
    const { database } = server.services;
    const write = database.write.bind(database);
    const unknown: string[] = [];
    let most = 0;
    vi.spyOn(database, 'write').mockImplementation(async (operation) => {
      const [there, known] = [await onDisk(), await noted()];
      most = Math.max(most, there.length);
      unknown.push(...there.filter((name) => !known.includes(name)));
      return write(operation);
    });
    expect((await upload(visitor, conversation)).status).toBe(201);
    vi.restoreAllMocks();
    expect(most, 'there was a moment with a file and no row').toBeGreaterThan(0);
    expect(unknown).toEqual([]);
    expect(await noted(), 'no longer, once it has a row').toEqual([]);
    expect(await onDisk()).toHaveLength(2);
  });
});
