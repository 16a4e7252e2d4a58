import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type {
  ConversationList,
  QueuePosition,
  StoredAboutMe,
  TranscriptLinks,
} from '../../../server/contract/schemas/widget-api.ts';
import { allCounted } from '../../support/counted.ts';
import { allIndexed } from '../../support/indexed.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';

onEveryDatabase('what a visitor may do with their own', { once: true }, ({ server, ana, database: name }) => {
  const upload = async (visitor: TestVisitor, conversationId: string) => {
    const form = new FormData();
    form.append('file', new Blob(['secret recipe']), 'recipe.txt');
    const id = uuid();
    const sent = await visitor.ask(
      'POST',
      `/api/widget/conversations/${conversationId}/attachments?id=${id}`,
      form,
    );
    expect(sent.status).toBe(201);
    return id;
  };
  const talk = async () => {
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    const file = await upload(visitor, id);
    await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
      id: uuid(),
      body: 'Marzipan <script>alert(1)</script> & "more"',
      attachmentIds: [file],
    });
    await ana.claim(id);
    await ana.note(id, 'Knows Ben');
    await ana.answer(id, 'Hello there');
    return { visitor, id };
  };

  it('rates a conversation once, and agents see it', async () => {
    const { visitor, id } = await talk();
    const rate = (score: number) =>
      visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score, words: 'Quick and kind' });
    expect((await rate(5)).status).toBe(200);
    expect((await rate(5)).status).toBe(200);
    expect(await rate(1)).toMatchObject({ status: 409, body: { error: { code: 'already_rated' } } });
    expect((await rate(6)).status).toBe(400);
    const { state } = (await ana.read(id)).body.conversation;
    expect(state.rating).toEqual({ score: 5, words: 'Quick and kind' });
  });

  it('rates it once more after it was reopened and resolved again', async () => {
    const { visitor, id } = await talk();
    const rate = async (score: number) =>
      (await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score, words: '' })).status;
    const shown = async () => (await ana.read(id)).body.conversation.state.rating;
    const close = () => visitor.ask('POST', `/api/widget/conversations/${id}/closure`);
    await close();
    expect(await rate(2)).toBe(200);
    await ana.ask('DELETE', `/api/agent/conversations/${id}/closure`);
    expect(await shown(), 'it was of the resolution that ended').toBeUndefined();
    expect(await rate(5), 'not before it is resolved again').toBe(409);
    await close();
    expect(await rate(5)).toBe(200);
    expect(await rate(1)).toBe(409);
    expect(await shown()).toEqual({ score: 5, words: '' });
  });

  it('rates the resolution that they had seen, also where the rating comes late', async () => {
    const { visitor, id } = await talk();
    const rate = async (score: number, seq: number) =>
      (await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score, words: '', seq })).status;
    const seen = async () => (await visitor.read(id)).body.conversation.state;
    const close = () => visitor.ask('POST', `/api/widget/conversations/${id}/closure`);
    await close();
    const first = (await seen()).seq;
    await ana.ask('DELETE', `/api/agent/conversations/${id}/closure`);
    await close();
    const second = (await seen()).seq;
    expect(await rate(1, first)).toBe(200);
    expect((await seen()).rating, 'of the first one').toBeUndefined();
    expect(await rate(1, first), 'once more, after no answer came').toBe(200);
    expect(await rate(3, first)).toBe(409);
    expect(await rate(5, second)).toBe(200);
    expect(await rate(1, second)).toBe(409);
    expect((await seen()).rating).toEqual({ score: 5, words: '' });
    const { body } = await visitor.ask<StoredAboutMe>('GET', '/api/widget/visitor');
    const given = body.conversations.find((one) => one.state.id === id)?.ratings;
    expect(given?.map(({ score }) => score)).toEqual([1, 5]);
    const rated = (await ana.events(id)).body.events.filter(({ type }) => type === 'conversation.rated');
    expect(rated.map(({ data }) => data)).toMatchObject([{ rating: { score: 1 } }, { rating: { score: 5 } }]);
    expect(rated.map(({ data }) => 'resolution' in data)).toEqual([true, false]);
  });

  it('ends the chat, finds it in the list, and opens it again by writing', async () => {
    const { visitor, id } = await talk();
    const second = await visitor.start();
    await visitor.send(second, 'Another thing');
    expect((await visitor.ask('POST', `/api/widget/conversations/${id}/closure`)).status).toBe(200);
    const { body } = await visitor.ask<ConversationList>('GET', '/api/widget/conversations');
    expect(
      body.conversations.map(({ state, lastMessage, unread }) => [
        state.id,
        state.status,
        lastMessage?.body,
        unread,
      ]),
    ).toEqual([
      [second, 'waiting', 'Another thing', 0],
      [id, 'resolved', 'Hello there', 1],
    ]);
    expect(JSON.stringify(body)).not.toContain('Knows Ben');
    await visitor.send(id, 'One more');
    expect((await visitor.read(id)).body.conversation.state.status).toBe('waiting');
  });

  it('keeps all of this from others', async () => {
    const { id } = await talk();
    const other = await newVisitor(server.url);
    for (const [method, path, body] of [
      ['POST', `${id}/closure`],
      ['PUT', `${id}/rating`, { score: 1, words: '' }],
      ['GET', `${id}/queue-position`],
      ['GET', `${id}/transcript`],
    ] as const) {
      const reply = await other.ask(method, `/api/widget/conversations/${path}`, body);
      expect(reply, path).toMatchObject({ status: 404, body: { error: { code: 'conversation_unknown' } } });
    }
    expect((await ana.read(id)).body.conversation.state.status).toBe('open');
  });

  it('tells the position in the queue, and no more than it knows', async () => {
    const first = await newVisitor(server.url);
    const [one, two] = [await first.start(), uuid()];
    await first.send(one, 'First');
    const second = await newVisitor(server.url);
    await second.start(two);
    await second.send(two, 'Second');
    const queuePositionOf = async (visitor: TestVisitor, id: string) =>
      (await visitor.ask<QueuePosition>('GET', `/api/widget/conversations/${id}/queue-position`)).body;
    const [before, behind] = [await queuePositionOf(first, one), await queuePositionOf(second, two)];
    expect((behind.queuePosition ?? 0) - (before.queuePosition ?? 0)).toBe(1);
    await ana.claim(one);
    expect(await queuePositionOf(first, one)).toEqual({
      conversationId: one,
      queuePosition: null,
      waitMs: null,
    });
    const now = await queuePositionOf(second, two);
    expect(now.queuePosition).toBe(before.queuePosition);
    expect(Object.keys(now).sort()).toEqual(['conversationId', 'queuePosition', 'waitMs']);
  });

  it('gives the conversation as text, as JSON, and as a page in which nothing runs', async () => {
    const { visitor, id } = await talk();
    const { body: links } = await visitor.ask<TranscriptLinks>(
      'GET',
      `/api/widget/conversations/${id}/transcript`,
    );
    const text = await fetch(links.text);
    expect(text.headers.get('content-disposition')).toMatch(
      /^attachment; filename="chat-\d{4}-\d\d-\d\d\.txt"$/,
    );
    const lines = await text.text();
    expect(lines).toContain('Marzipan <script>alert(1)</script> & "more"\n<recipe.txt, 1 kB>');
    expect(lines, 'nobody is called by a name that was made up for them').toMatch(/\] You:\n/);
    expect(lines).not.toMatch(/Visitor [A-Z0-9]+/);
    const json = await (await fetch(links.json)).json();
    expect(json.messages.map((message: { body: string }) => message.body.slice(0, 8))).toEqual([
      'Marzipan',
      'Hello th',
    ]);
    const page = await fetch(links.page);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none';.*sandbox/);
    expect(html).toContain('Marzipan &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;');
    expect(html).not.toContain('<script');
    for (const all of [html, JSON.stringify(json)]) expect(all).not.toContain('Knows Ben');
    const forged = links.text.replace(id, (await talk()).id);
    expect((await fetch(forged)).status).toBe(404);
  });

  it('shows what is stored, without what agents noted for each other', async () => {
    const { visitor, id } = await talk();
    const page = { url: 'https://shop.example/pricing', title: 'Pricing' };
    const step = { id: uuid(), agoMs: 0, name: null, page, data: null };
    expect((await visitor.ask('POST', '/api/widget/session/activity', { steps: [step] })).status).toBe(204);
    const { body } = await visitor.ask<StoredAboutMe>('GET', '/api/widget/visitor');
    expect(body.counts).toEqual({ conversations: 1, messages: 2, files: 1 });
    expect(body.conversations[0]?.state.id).toBe(id);
    expect(body.visitor).toMatchObject({ id: visitor.id, firstSeenAt: expect.any(Number) });
    expect(body.activity.map(({ page }) => page.url)).toContain('https://shop.example/pricing');
    expect(JSON.stringify(body)).not.toMatch(/Knows Ben|token/);
  });

  it('shows every rating that was given, also once the conversation is open again', async () => {
    const { visitor, id } = await talk();
    const rate = (score: number, words: string) =>
      visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score, words });
    await visitor.ask('POST', `/api/widget/conversations/${id}/closure`);
    expect((await rate(2, 'Too slow')).status).toBe(200);
    await ana.ask('DELETE', `/api/agent/conversations/${id}/closure`);
    await visitor.ask('POST', `/api/widget/conversations/${id}/closure`);
    expect((await rate(5, 'Quick and kind')).status).toBe(200);
    await ana.ask('DELETE', `/api/agent/conversations/${id}/closure`);
    const { body } = await visitor.ask<StoredAboutMe>('GET', '/api/widget/visitor');
    expect(body.conversations[0]?.ratings).toEqual([
      { at: expect.any(Number), score: 2, words: 'Too slow' },
      { at: expect.any(Number), score: 5, words: 'Quick and kind' },
    ]);
  });

  it('deletes everything: no row and no file speaks of them any more, and the token is dead', async () => {
    const { visitor, id } = await talk();
    await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, {
      score: 2,
      words: 'Marzipan was hard',
    });
    const kept = await talk();
    await allIndexed(server);
    await allCounted(server);
    const filesBefore = await allFiles();
    const before = await dump();
    expect(
      before.some((row) => row.includes(id)),
      'there must be something to erase',
    ).toBe(true);
    expect(before.some((row) => row.includes(kept.id))).toBe(true);

    expect((await visitor.ask('DELETE', '/api/widget/visitor')).status).toBe(204);

    const after = await dump();
    for (const trace of [visitor.id, id, 'Marzipan was hard'])
      expect(after.filter((row) => row.includes(trace))).toEqual([]);
    expect((await allFiles()).length, 'their one file').toBe(filesBefore.length - 1);
    expect(
      after.filter((row) => row.includes(kept.id)),
      'others lose nothing',
    ).toEqual(before.filter((row) => row.includes(kept.id)));
    expect(await visitor.ask('DELETE', '/api/widget/visitor')).toMatchObject({
      status: 401,
      body: { error: { code: 'visitor_unknown' } },
    });
    expect(await ana.read(id)).toMatchObject({ status: 404 });
    expect(await ana.ask('GET', `/api/agent/visitors/${visitor.id}`)).toMatchObject({ status: 404 });
  });

  const allFiles = async () =>
    (await readdir(join(server.dataDir, 'files'), { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );

  /** Every row of every table, as text: also of tables that nobody has thought of. */
  async function dump(): Promise<string[]> {
    const db = server.services.database.read;
    const tables = (
      name === 'SQLite'
        ? await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
        : await sql<{
            name: string;
          }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
            db,
          )
    ).rows.map((row) => row.name);
    const rows: string[] = [];
    for (const table of tables) {
      const { rows: found } = await sql<object>`select * from ${sql.table(table)}`.execute(db);
      for (const row of found) rows.push(`${table} ${JSON.stringify(row)}`);
    }
    return rows;
  }
});
