import { afterEach, expect, it, vi } from 'vitest';
import { deleteConversation, EVENTS_AT_ONCE } from '../../../server/privacy/delete-conversation.ts';
import { tablesWith } from '../../support/database/stored-words.ts';
import { eventually } from '../../support/eventually.ts';
import { allIndexed } from '../../support/indexed.ts';
import { folderBytes } from '../../support/measures/folder-bytes.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';

const MARKS = ['zqvisitorswords', 'zqanswer', 'zqnote', 'zqdraft', 'zqrating', 'zqfilename', 'zqpage'];
const CONTENT = 'zqcontent';

onEveryDatabase('deleting a conversation', ({ server, visitor, ana, ben, database }) => {
  afterEach(() => vi.restoreAllMocks());

  /** A conversation with words wherever words can be. */
  async function marked(): Promise<string> {
    const id = uuid();
    const page = { url: 'https://shop.example/zqpage', title: 'Shop' };
    await visitor.ask('POST', '/api/widget/conversations', { id, page });
    await visitor.send(id, 'Hello zqvisitorswords');
    const form = new FormData();
    form.append('file', new Blob([CONTENT]), 'zqfilename.txt');
    const file = uuid();
    await visitor.ask('POST', `/api/widget/conversations/${id}/attachments?id=${file}`, form);
    const message = { id: uuid(), body: '', attachmentIds: [file] };
    await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, message);
    await ana.claim(id);
    await ana.answer(id, 'An answer zqanswer');
    await ana.note(id, 'zqnote for @Ben');
    await ana.ask('PUT', `/api/agent/drafts/${id}`, {
      mode: 'reply',
      reply: 'zqdraft',
      note: '',
      attachments: [],
      updatedAt: Date.now(),
    });
    await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score: 1, words: 'zqrating' });
    await allIndexed(server);
    return id;
  }

  const contents = async () =>
    (await folderBytes(server.dataDir))
      .filter(({ bytes }) => bytes.includes(CONTENT))
      .map(({ name }) => name);

  it('leaves none of its words in any table or file; the visitor and their other conversations stay', async () => {
    const other = await visitor.start();
    await visitor.send(other, 'About something else');
    const id = await marked();
    const { database: stored } = server.services;
    for (const mark of MARKS)
      expect(await tablesWith(stored, [mark]), `${mark} must be there to be deleted`).not.toEqual([]);
    expect(await contents()).not.toEqual([]);

    expect((await ana.ask('DELETE', `/api/agent/conversations/${id}`)).status).toBe(204);

    expect(await tablesWith(stored, MARKS)).toEqual([]);
    expect(await contents()).toEqual([]);
    expect((await visitor.read(id)).status).toBe(404);
    expect((await ana.read(id)).status).toBe(404);
    expect((await visitor.read(other)).status).toBe(200);
    if (database === 'SQLite') {
      const bytes = (await folderBytes(server.dataDir)).map((file) => file.bytes);
      expect(MARKS.filter((mark) => bytes.some((one) => one.includes(mark)))).toEqual([]);
    }
  });

  it('is for admins, once, and in the audit log by the id of the conversation', async () => {
    const id = await visitor.start();
    const asAgent = await ben.ask('DELETE', `/api/agent/conversations/${id}`);
    expect(asAgent.status).toBe(403);
    expect((await ana.ask('DELETE', `/api/agent/conversations/${id}`)).status).toBe(204);
    expect((await ana.ask('DELETE', `/api/agent/conversations/${id}`)).status).toBe(404);
    const log = await server.services.database.read
      .selectFrom('audit_log')
      .select(['action', 'subject', 'actor_id'])
      .where('subject', '=', id)
      .execute();
    expect(log).toEqual([{ action: 'conversation.deleted', subject: id, actor_id: ana.id }]);
  });

  it('tells the agents, the visitor and the events feed', async () => {
    const feed = async (after: string) =>
      (
        await ana.ask<{ events: { event: { type: string; data: object } }[]; next: string }>(
          'GET',
          `/api/agent/events?after=${after}`,
        )
      ).body;
    const { next } = await feed('latest');
    const id = await visitor.start();
    await visitor.send(id, 'Hello');
    const publish = vi.spyOn(server.services.engine, 'publish');
    await ana.ask('DELETE', `/api/agent/conversations/${id}`);
    const published = publish.mock.calls.flat(2).filter(({ name }) => name === 'conversation.deleted');
    expect(published.map(({ channel }) => channel)).toEqual([
      'presence-agents',
      `private-visitor-${visitor.id}`,
    ]);
    const { siteId } = (
      await ana.ask<{ visitor: { siteId?: string } }>('GET', `/api/agent/contacts/${visitor.id}`)
    ).body as unknown as { siteId: string };
    await eventually(async () => {
      const { events } = await feed(next);
      expect(events.map(({ event }) => event)).toContainEqual(
        expect.objectContaining({
          type: 'conversation.deleted',
          data: { conversationId: id, visitorId: visitor.id, siteId },
        }),
      );
      expect(events.filter(({ event }) => event.type === 'message.created')).toEqual([]);
    });
  });

  it('does not touch what another visitor wrote at the same time', async () => {
    const id = await visitor.start();
    const other = await newVisitor(server.url);
    const theirs = await other.start();
    const [gone, sent] = await Promise.all([
      ana.ask('DELETE', `/api/agent/conversations/${id}`),
      other.send(theirs, 'Hello'),
    ]);
    expect([gone.status, sent.status]).toEqual([204, 201]);
    expect((await other.read(theirs)).body.conversation.messages).toHaveLength(1);
  });

  it('leaves in the row of a long one, whose log takes a while, no text in any column', async () => {
    const id = await visitor.start();
    await ana.claim(id);
    const tables = await server.services.database.read.introspection.getTables();
    const columns = tables.find(({ name }) => name === 'conversations')?.columns ?? [];
    const texts = columns
      .filter(({ dataType }) => /text|char|json/i.test(dataType))
      .map(({ name }) => name)
      .filter((name) => name !== 'id' && name !== 'status');
    expect(texts).toEqual(expect.arrayContaining(['topic', 'attributes', 'rating', 'page_title']));
    const words = texts.filter((name) => !/_id$|^offered_to$/.test(name));
    const left = await server.services.runInTransaction(async (tx) => {
      await tx.db
        .updateTable('conversations')
        .set({ ...Object.fromEntries(words.map((name) => [name, 'zqcolumn'])), last_agent_id: ana.id })
        .where('id', '=', id)
        .execute();
      const event = { conversation_id: id, type: 'conversation.described', visible: 0, visitor_prev: 0 };
      const log = Array.from({ length: EVENTS_AT_ONCE + 1 }, (_, index) => {
        return { ...event, seq: 100 + index, data: '{}', created_at: tx.now };
      });
      await tx.db.insertInto('events').values(log).execute();
      await deleteConversation(tx, id);
      return tx.db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
    });
    const row = new Map(Object.entries(left ?? {}));
    expect(texts.map((name) => [name, row.get(name)])).toEqual(texts.map((name) => [name, null]));
  });
});
