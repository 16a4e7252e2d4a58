import { afterEach, expect, it, vi } from 'vitest';
import { createUnsentFiles, UNSENT_LIFETIME_MS } from '../../../server/files/removal/unsent-files.ts';
import type { DatabasePlace } from '../../support/databases.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, signedInAgent, type TestVisitor, uuid } from '../../support/people.ts';
import { startS3 } from '../../support/servers/s3.ts';
import { startTestServer } from '../../support/test-server.ts';

/** Each store once, and each database once. */
const STORES = { SQLite: 'a disk', Postgres: 'a bucket' };

onEveryDatabase('files that nobody sent', { open: startWithStore }, (started) => {
  afterEach(() => vi.restoreAllMocks());

  it('are removed after a day, and no others', async () => {
    const visitor = await newVisitor(started.server.url);
    const conversation = await visitor.start();
    const [sent, left, drafted, scheduled] = [
      await upload(visitor, conversation),
      await upload(visitor, conversation),
      await uploadAsAgent(conversation, 'in a draft'),
      await uploadAsAgent(conversation, 'to be sent later'),
    ];
    const message = { id: uuid(), body: 'Here it is', attachmentIds: [sent] };
    await visitor.ask('POST', `/api/widget/conversations/${conversation}/messages`, message);
    const keys = { sent: await keyOf(sent), left: await keyOf(left), drafted: await keyOf(drafted) };

    await started.server.services.fileDeletionWorker.wake();
    const all = [sent, left, drafted, scheduled];
    expect(await idsOf(conversation), 'while they are young').toEqual(all.sort());

    const later = Date.now() + UNSENT_LIFETIME_MS + 1;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    await started.server.services.fileDeletionWorker.wake();
    expect(await idsOf(conversation)).toEqual([sent, drafted, scheduled].sort());
    expect(await isStored(keys.sent)).toBe(true);
    expect(await isStored(keys.drafted)).toBe(true);
    await expect(isStored(keys.left)).rejects.toThrow();

    const again = { id: uuid(), body: 'Too late', attachmentIds: [left] };
    const late = await visitor.ask<{ error: { code: string } }>(
      'POST',
      `/api/widget/conversations/${conversation}/messages`,
      again,
    );
    expect(late.body.error.code).toBe('attachment_unknown');
    // What was found in a message is not looked for again.
    expect(await unsettled(conversation)).toEqual([drafted, scheduled].sort());
  });

  it('cost no transaction while none is due', async () => {
    const { database, runInTransaction, now } = started.server.services;
    let begun = 0;
    const counting: typeof runInTransaction = (...given) => {
      begun += 1;
      return runInTransaction(...given);
    };
    const lookAtSome = createUnsentFiles({ database, runInTransaction: counting, now });
    await lookAtSome(AbortSignal.timeout(60_000));
    expect(begun).toBe(0);
  });

  async function uploadAsAgent(
    conversation: string,
    where: 'in a draft' | 'to be sent later',
  ): Promise<string> {
    const agent = await signedInAgent(started.server.url, 'Ana');
    const { id, form } = file();
    const path = `/api/agent/conversations/${conversation}`;
    const { body } = await agent.ask<{ attachment: object }>('POST', `${path}/attachments?id=${id}`, form);
    if (where === 'to be sent later') {
      const message = { body: '', attachmentIds: [id], sendAt: Date.now() + 60 * 24 * 3_600_000 };
      const later = await agent.ask('PUT', `${path}/scheduled/${uuid()}`, message);
      expect(later.status, 'the message must be there').toBe(200);
      return id;
    }
    const draft = {
      mode: 'reply',
      reply: '',
      note: '',
      attachments: [body.attachment],
      updatedAt: Date.now(),
    };
    const { status } = await agent.ask('PUT', `/api/agent/drafts/${conversation}`, draft);
    expect(status, 'the draft must be there').toBeLessThan(300);
    return id;
  }

  const attachmentsOf = (conversation: string) =>
    started.server.services.database.read
      .selectFrom('attachments')
      .select(['id', 'sent'])
      .where('conversation_id', '=', conversation)
      .orderBy('id')
      .execute();
  const idsOf = async (conversation: string) => (await attachmentsOf(conversation)).map((row) => row.id);
  const unsettled = async (conversation: string) =>
    (await attachmentsOf(conversation)).filter((row) => row.sent === 0).map((row) => row.id);

  async function keyOf(id: string): Promise<string> {
    const { read } = started.server.services.database;
    const found = read.selectFrom('attachments').select('content_key').where('id', '=', id);
    return (await found.executeTakeFirstOrThrow()).content_key;
  }

  async function isStored(key: string): Promise<boolean> {
    const { stream, sizeBytes } = await started.server.services.files.read(key);
    stream.destroy();
    return sizeBytes > 0;
  }
});

async function startWithStore(place: DatabasePlace, database: keyof typeof STORES) {
  const s3 = STORES[database] === 'a bucket' ? await startS3() : null;
  const server = await startTestServer({ env: { ...s3?.env, DATABASE_URL: place.url } });
  const close = async () => {
    await server.remove();
    await s3?.remove();
  };
  return { server, close };
}

function file(): { id: string; form: FormData } {
  const form = new FormData();
  form.append('file', new Blob(['some words']), 'words.txt');
  return { id: uuid(), form };
}

async function upload(visitor: TestVisitor, conversation: string): Promise<string> {
  const { id, form } = file();
  const path = `/api/widget/conversations/${conversation}/attachments?id=${id}`;
  expect((await visitor.ask('POST', path, form)).status).toBe(201);
  return id;
}
