import { beforeEach, expect, it } from 'vitest';
import { VOICE_PEAKS } from '../../../server/contract/files/voice.ts';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import type { Retention, RetentionPreview } from '../../../server/contract/schemas/site-setting-parts.ts';
import { deleteOldFile } from '../../../server/privacy/delete-file.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';
import { webmRecording } from '../files/sound/recordings.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const KEPT: Retention = { conversationDays: null, visitorDays: null, activityDays: null };
type Uploaded = { attachment: Attachment };

onEveryDatabase('files that a site keeps for so many days', ({ server, ana, restart }) => {
  /** Each test has a site of its own, and an open conversation there. */
  let site: SiteSummary;
  let visitor: TestVisitor;
  let conversation: string;
  beforeEach(async () => {
    const made = { name: 'Shop', allowedOrigins: [] };
    site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
    visitor = await newVisitor(server.url, site.siteKey);
    conversation = await visitor.start();
  });
  const database = () => server.services.database;
  const run = () => server.services.retention.wake();

  async function keepFilesFor(fileDays: number | null): Promise<void> {
    const settings = { retention: { ...KEPT, fileDays } };
    expect((await ana.ask('PUT', `/api/agent/sites/${site.id}`, { settings })).status).toBe(200);
  }

  /** A message with a file, which came so many days ago and was found in its message since. */
  async function sentFile(
    daysAgo: number,
    name: string,
    { content = new Blob([`what ${name} says`]), query = '' } = {},
  ): Promise<Attachment> {
    const form = new FormData();
    form.append('file', content, name);
    const path = `/api/widget/conversations/${conversation}`;
    const { body } = await visitor.ask<Uploaded>('POST', `${path}/attachments?id=${uuid()}${query}`, form);
    const message = { id: uuid(), body: `Here is ${name}`, attachmentIds: [body.attachment.id] };
    expect((await visitor.ask('POST', `${path}/messages`, message)).status).toBe(201);
    await database().write((db) =>
      db
        .updateTable('attachments')
        .set({ created_at: Date.now() - daysAgo * DAY_MS, sent: 1 })
        .where('id', '=', body.attachment.id)
        .execute(),
    );
    return body.attachment;
  }

  const keyOf = async ({ id }: Attachment) =>
    (
      await database()
        .read.selectFrom('attachments')
        .select('content_key')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).content_key;
  const filesSeen = async (by: Pick<TestVisitor, 'read'>) =>
    (await by.read(conversation)).body.conversation.messages.flatMap(({ attachments }) => attachments);

  it('go when their days are over, and their messages stay and say so to everybody', async () => {
    const old = await sentFile(31, 'old.txt');
    const young = await sentFile(29, 'young.txt');
    const key = await keyOf(old);
    await keepFilesFor(30);
    await run();

    const shown = [{ ...old, deletedAfterDays: 30 }, young];
    expect(await filesSeen(visitor)).toEqual(shown);
    expect(await filesSeen(ana)).toEqual(shown);
    const { events } = (await visitor.events(conversation)).body;
    expect(JSON.stringify(events)).toContain(JSON.stringify(shown[0]));
    const { messages } = (await visitor.read(conversation)).body.conversation;
    expect(messages.map(({ body }) => body)).toEqual(['Here is old.txt', 'Here is young.txt']);

    expect((await visitor.ask('GET', `/api/widget/attachments/${old.id}/links`)).status).toBe(404);
    expect((await visitor.ask('GET', `/api/widget/attachments/${young.id}/links`)).status).toBe(200);
    expect((await ana.ask('GET', `/api/agent/attachments/${old.id}/content`)).status).toBe(404);
    await server.services.fileDeletionWorker.wake();
    await expect(server.services.files.read(key)).rejects.toThrow();
  });

  it('take with them how long somebody spoke, and how loud', async () => {
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { settings: { voiceMessages: true } });
    const { voice, ...spoken } = await sentFile(31, 'blob', {
      content: new Blob([webmRecording()]),
      query: `&seconds=1&peaks=${'5'.repeat(VOICE_PEAKS)}`,
    });
    expect(voice).toMatchObject({ seconds: 1 });
    await keepFilesFor(30);
    await run();
    expect(await filesSeen(visitor)).toEqual([{ ...spoken, deletedAfterDays: 30 }]);
    expect(JSON.stringify((await visitor.events(conversation)).body)).not.toContain('peaks');
  });

  it('are named in transcripts with the days they were kept', async () => {
    await sentFile(3, 'plan.txt');
    await keepFilesFor(2);
    await run();
    const path = `/api/widget/conversations/${conversation}/transcript`;
    const links = (await visitor.ask<{ text: string }>('GET', path)).body;
    const answer = await fetch(new URL(links.text, server.url));
    expect(await answer.text()).toContain('<plan.txt: Deleted after 2 days>');
  });

  it('are counted before, and kept where a site has set no days', async () => {
    const file = await sentFile(400, 'kept.txt');
    await run();
    expect(await filesSeen(visitor)).toEqual([file]);
    const preview = (fileDays: number) =>
      ana.ask<RetentionPreview>('POST', `/api/agent/sites/${site.id}/retention-preview`, {
        ...KEPT,
        fileDays,
      });
    expect((await preview(399)).body).toMatchObject({ conversations: 0, files: 1, complete: true });
    expect((await preview(401)).body).toMatchObject({ files: 0 });
  });

  it('go once, also after the end of the process in between, and a repeated message stays the same', async () => {
    const files = [await sentFile(31, 'first.txt'), await sentFile(31, 'second.txt')];
    const [first] = files as [Attachment, Attachment];
    await keepFilesFor(30);
    const cutoff = Date.now() - 30 * DAY_MS;
    // The first transaction alone: as if the process ended right after it.
    const place = { id: first.id, conversationId: conversation };
    const remove = () => server.services.runInTransaction((tx) => deleteOldFile(tx, place, cutoff, 30));
    expect(await remove()).toBe(true);
    expect(await remove()).toBe(false);
    await restart();
    await run();
    expect(await filesSeen(visitor)).toEqual(files.map((file) => ({ ...file, deletedAfterDays: 30 })));
    const { messages } = (await visitor.read(conversation)).body.conversation;
    const [message] = messages;
    if (message === undefined) throw new Error('The message is gone.');
    const again = { id: message.id, body: message.body, attachmentIds: [first.id] };
    const path = `/api/widget/conversations/${conversation}/messages`;
    expect((await visitor.ask('POST', path, again)).status).toBe(200);
  });
});
