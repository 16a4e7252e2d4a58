import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, it, vi } from 'vitest';
import type { CannedReplies, CannedReply } from '../../../server/contract/schemas/canned-replies.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import { UNSENT_LIFETIME_MS } from '../../../server/files/removal/unsent-files.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestAgent, uuid } from '../../support/people.ts';

const REPLY = { name: 'Returns', body: 'Here is the form.' };
type Uploaded = { attachment: Attachment; error: { code: string } };

onEveryDatabase('files of canned replies', { fresh: true }, ({ server, visitor, ana, ben }) => {
  afterEach(() => vi.restoreAllMocks());

  const upload = (
    by: TestAgent,
    replyId: string,
    { id = uuid(), content = 'a form' as string | Uint8Array, name = 'form.txt' } = {},
  ) => {
    const form = new FormData();
    form.append('file', new Blob([content as BlobPart]), name);
    return by.ask<Uploaded>('POST', `/api/agent/reply-files?id=${id}&replyId=${replyId}`, form);
  };
  const save = (by: TestAgent, kind: 'own' | 'canned', replyId: string, files?: string[]) =>
    by.ask<CannedReply & { error: { code: string } }>('PUT', `/api/agent/${kind}-replies/${replyId}`, {
      ...REPLY,
      ...(files === undefined ? {} : { files }),
    });
  const list = async (by: TestAgent, kind: 'own' | 'canned') =>
    (await by.ask<CannedReplies>('GET', `/api/agent/${kind}-replies`)).body.replies;
  const fetched = (by: TestAgent, path: string) =>
    fetch(`${server.url}/api/agent/${path}`, { headers: { cookie: by.cookie } });
  const statusOf = async (by: TestAgent, file: string) =>
    (await fetched(by, `reply-files/${file}/content`)).status;
  const copy = (by: TestAgent, file: string, conversationId: string, attachmentId = uuid()) =>
    by.ask<Uploaded>('POST', `/api/agent/reply-files/${file}/copies`, { conversationId, attachmentId });
  const rows = () => server.services.database.read.selectFrom('reply_files').selectAll().execute();

  async function savedFile(by: TestAgent, kind: 'own' | 'canned'): Promise<{ replyId: string; id: string }> {
    const replyId = uuid();
    const { id } = (await upload(by, replyId)).body.attachment;
    expect((await save(by, kind, replyId, [id])).status).toBe(200);
    return { replyId, id };
  }
  async function filesKept(): Promise<number> {
    const kept = await readdir(join(server.dataDir, 'files/kept'), { recursive: true, withFileTypes: true });
    return kept.filter((entry) => entry.isFile()).length;
  }
  async function stored(key: string | undefined): Promise<boolean> {
    try {
      (await server.services.files.read(key ?? '')).stream.destroy();
      return true;
    } catch {
      return false;
    }
  }

  it('are the reply’s once it is saved with them, in order, until it is saved without them', async () => {
    const replyId = uuid();
    const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#0e7c66' } })
      .jpeg()
      .toBuffer();
    const form = (await upload(ana, replyId)).body.attachment;
    const map = (await upload(ana, replyId, { content: picture, name: 'map.jpg' })).body.attachment;
    expect(map).toMatchObject({ name: 'map.jpg', picture: { width: 600, height: 400 } });
    expect((await save(ana, 'canned', replyId)).body.files, 'not named yet').toEqual([]);
    expect((await save(ana, 'canned', replyId, [map.id, form.id])).body.files).toEqual([map, form]);
    expect((await save(ana, 'canned', replyId)).body.files, 'what is left out stays').toEqual([map, form]);
    expect((await list(ben, 'canned'))[0]?.files).toEqual([map, form]);
    const small = await fetched(ben, `reply-files/${map.id}/thumbnail`);
    expect(small.headers.get('content-type')).toBe('image/webp');

    const before = await rows();
    expect((await save(ana, 'canned', replyId, [form.id])).body.files).toEqual([form]);
    expect(await statusOf(ben, map.id)).toBe(404);
    await server.services.fileDeletionWorker.wake();
    const ofMap = before.find(({ id }) => id === map.id);
    expect([await stored(ofMap?.content_key), await stored(ofMap?.thumbnail_key ?? '')]).toEqual([
      false,
      false,
    ]);

    await ana.ask('DELETE', `/api/agent/canned-replies/${replyId}`);
    expect(await rows()).toEqual([]);
    await server.services.fileDeletionWorker.wake();
    expect(await stored(before.find(({ id }) => id === form.id)?.content_key)).toBe(false);
  });

  it('of an agent’s own reply are nobody else’s, and of one that is not saved only who uploaded it has them', async () => {
    const { replyId, id } = await savedFile(ben, 'own');
    const conversation = await visitor.start();
    expect([await statusOf(ben, id), await statusOf(ana, id)]).toEqual([200, 404]);
    expect((await copy(ana, id, conversation)).status).toBe(404);
    const unsaved = (await upload(ana, replyId)).body.attachment.id;
    expect([await statusOf(ana, unsaved), await statusOf(ben, unsaved)]).toEqual([200, 404]);
    expect((await list(ben, 'own'))[0]?.files, 'a colleague adds nothing').toMatchObject([{ id }]);

    expect(await save(ana, 'canned', uuid(), [id]), 'nor takes it').toMatchObject({
      status: 400,
      body: { error: { code: 'attachment_unknown' } },
    });
    await ben.ask('DELETE', `/api/agent/own-replies/${replyId}`);
    expect(await rows()).toEqual([]);
    expect(await list(ana, 'canned'), 'what was refused was not made').toEqual([]);
  });

  it('are copied into a conversation once, are sent from there, and stay when the reply goes', async () => {
    const { replyId, id } = await savedFile(ana, 'canned');
    const conversation = await visitor.start();
    const attachmentId = uuid();
    const first = await copy(ben, id, conversation, attachmentId);
    expect([first.status, first.body.attachment]).toEqual([
      201,
      { id: attachmentId, name: 'form.txt', mediaType: 'text/plain', sizeBytes: 6, picture: null },
    ]);
    const again = await copy(ben, id, conversation, attachmentId);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await copy(ben, id, uuid())).body.error.code).toBe('conversation_unknown');
    expect((await copy(ana, id, conversation, attachmentId)).body.error.code).toBe('id_taken');

    await ana.ask('DELETE', `/api/agent/canned-replies/${replyId}`);
    await server.services.fileDeletionWorker.wake();
    const message = { id: uuid(), body: REPLY.body, attachmentIds: [attachmentId] };
    const sent = await ben.ask('POST', `/api/agent/conversations/${conversation}/messages`, message);
    expect(sent.status).toBe(201);
    expect(await (await fetched(ben, `attachments/${attachmentId}/content`)).text()).toBe('a form');
    expect((await copy(ben, id, conversation)).status, 'the reply is gone').toBe(404);
    expect(await filesKept(), 'of what was asked twice, one is left').toBe(1);
  });

  it('that were never saved are removed after a day, and no others', async () => {
    const saved = await savedFile(ana, 'canned');
    const unsaved = (await upload(ana, saved.replyId)).body.attachment.id;
    await server.services.fileDeletionWorker.wake();
    expect(await statusOf(ana, unsaved), 'while it is young').toBe(200);
    const keyOf = async (file: string) => (await rows()).find(({ id }) => id === file)?.content_key;
    const [key, savedKey] = [await keyOf(unsaved), await keyOf(saved.id)];
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + UNSENT_LIFETIME_MS + 1);
    await server.services.fileDeletionWorker.wake();
    expect((await rows()).map(({ id }) => id)).toEqual([saved.id]);
    expect([await stored(key), await stored(savedKey)]).toEqual([false, true]);
    vi.restoreAllMocks();
    expect((await save(ana, 'canned', saved.replyId, [saved.id, unsaved])).body.error.code).toBe(
      'attachment_unknown',
    );
    expect((await list(ana, 'canned'))[0]?.files, 'what it has stays').toMatchObject([{ id: saved.id }]);
  });

  it('go with an agent who is deleted, but for those of shared replies', async () => {
    await savedFile(ben, 'own');
    await upload(ben, uuid());
    const { id } = await savedFile(ana, 'canned');
    expect(await filesKept()).toBe(3);
    expect((await ana.ask('DELETE', `/api/agent/accounts/${ben.id}`)).status).toBe(204);
    await server.services.fileDeletionWorker.wake();
    expect([(await rows()).map((row) => row.id), await filesKept()]).toEqual([[id], 1]);
  });

  it('are uploaded once under an id, whoever asks again', async () => {
    const [replyId, id] = [uuid(), uuid()];
    const first = await upload(ana, replyId, { id });
    const second = await upload(ana, replyId, { id });
    expect([first.status, second.status, second.body]).toEqual([201, 200, first.body]);
    for (const taken of [
      await upload(ana, replyId, { id, content: 'another form' }),
      await upload(ana, uuid(), { id }),
      await upload(ben, replyId, { id }),
    ])
      expect([taken.status, taken.body.error.code]).toEqual([409, 'id_taken']);
    expect((await upload(ana, replyId, { content: '' })).body.error.code).toBe('file_empty');
  });

  it('are uploaded once under an id, and at most fifty wait to be saved, also of many at the same moment', async () => {
    const [replyId, id] = [uuid(), uuid()];
    const twice = await Promise.all([1, 2].map(() => upload(ana, replyId, { id })));
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    const [row] = await rows();
    if (row === undefined) throw new Error('The file must be there.');
    await server.services.database.write((db) =>
      db
        .insertInto('reply_files')
        .values(Array.from({ length: 47 }, () => ({ ...row, id: uuid() })))
        .execute(),
    );
    const many = await Promise.all(Array.from({ length: 8 }, () => upload(ana, replyId)));
    expect(many.map(({ status }) => status).toSorted()).toEqual([201, 201, 429, 429, 429, 429, 429, 429]);
    expect(await rows()).toHaveLength(50);
  });

  itOnce('that wait to be saved are at most fifty of an agent', async () => {
    const replyId = uuid();
    const first = (await upload(ben, replyId)).body.attachment.id;
    const [row] = await rows();
    if (row === undefined) throw new Error('The file must be there.');
    await server.services.database.write((db) =>
      db
        .insertInto('reply_files')
        .values(Array.from({ length: 49 }, () => ({ ...row, id: uuid() })))
        .execute(),
    );
    const refused = await upload(ben, replyId);
    expect([refused.status, refused.body.error.code]).toEqual([429, 'too_many_requests']);
    expect((await upload(ana, replyId)).status, 'a colleague may').toBe(201);
    expect((await save(ben, 'own', replyId, [first])).status).toBe(200);
    expect((await upload(ben, replyId)).status).toBe(201);
  });
});
