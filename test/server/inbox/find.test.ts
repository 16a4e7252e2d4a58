import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Filter, FoundWithin } from '../../../server/contract/schemas/find-api.ts';
import { findConversations } from '../../../server/inbox/find-conversations.ts';
import { indexVisitor } from '../../../server/search/people-index.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import { finding } from './finding.ts';

onEveryDatabase('finding conversations', (scene) => {
  const { server, visitor, ana } = scene;
  const { said, find } = finding(scene);

  it.each([
    ['whole words, whatever the case', 'My Zeppelin is late', 'zeppelin'],
    ['the beginning of a word', 'unbelievable things', 'unbelie'],
    ['several words, wherever they stand', 'quince jam from the orchard', 'orchard quince'],
    ['accents or not', 'Une crème brûlée', 'creme brulee'],
    ['two Chinese characters', '我昨天买的茶叶有问题', '茶叶'],
    ['one Chinese character', '请问几点开门', '门'],
    ['Chinese that runs on', '你们的退货政策是什么', '退货政策'],
    ['Japanese', 'この緑茶は美味しいですね', '緑茶は'],
    ['Thai', 'สวัสดีครับ มีชาเขียวไหม', 'ชาเขียว'],
    ['Russian', 'Где мой заказ сегодня', 'заказ'],
    ['a number', 'order 20261123-77', '20261123'],
  ])('finds %s', async (_what, text, typed) => {
    const id = await said(text);
    const { found } = await find({ text: typed });
    const mine = found.find((one) => one.card.state.id === id);
    expect(mine?.snippet?.some((part) => part.hit)).toBe(true);
    expect(mine?.seq).toBe(2);
  });

  it('finds the messages of one conversation, the newest first', async () => {
    const word = `within${uuid().slice(0, 8)}`;
    const id = await said(`${word} one`, 'nothing', `two ${word}s and 退货政策`);
    await said(`${word} elsewhere`);
    const within = async (text: string) =>
      (
        await ana.ask<FoundWithin>(
          'GET',
          `/api/agent/conversations/${id}/found?${new URLSearchParams({ text })}`,
        )
      ).body.seqs;
    expect(await within(word)).toEqual([4, 2]);
    expect(await within(`TWO ${word}`)).toEqual([4]);
    expect(await within('货政')).toEqual([4]);
    expect(await within('ithin')).toEqual([]);
    expect(await within('%')).toEqual([]);
    const missing = await ana.ask('GET', `/api/agent/conversations/${uuid()}/found?text=x`);
    expect(missing.status).toBe(404);
  });

  it('finds by a filter, by the visitor and by files, with words or without', async () => {
    const word = `filtered${uuid().slice(0, 8)}`;
    const mara = await newVisitor(server.url);
    await ana.ask('PATCH', `/api/agent/contacts/${mara.id}`, {
      name: 'Mara Quill',
      email: 'mara@quill.example',
    });
    const id = await mara.start();
    await mara.send(id, `${word} and more`);
    const asked = (field: string, op: string, value: string) =>
      JSON.stringify({ match: 'all', rules: [{ field, op, values: [value] }] });
    expect((await find({ text: word, filter: asked('file', 'is', 'no') })).ids).toEqual([id]);
    expect((await find({ text: word, filter: asked('file', 'is', 'yes') })).ids).toEqual([]);
    expect((await find({ text: word, filter: asked('visitor', 'contains', 'QUILL') })).ids).toEqual([id]);
    expect((await find({ text: word, filter: asked('visitor', 'contains', '%') })).ids).toEqual([]);
    expect((await find({ filter: asked('status', 'is', 'waiting') })).ids).toContain(id);
    const many = Array.from({ length: 20 }, () => uuid());
    const rules = ['label', 'team', 'site'].map((field) => ({ field, op: 'is', values: many }));
    expect((await find({ filter: JSON.stringify({ match: 'all', rules }) })).ids).toEqual([]);
    for (const filter of ['{', '{}', asked('page', 'is', 'x'), asked('nothing', 'is', 'x')])
      expect((await ana.ask('GET', `/api/agent/find?${new URLSearchParams({ filter })}`)).status).toBe(400);
  });

  it.each([
    ['Élodie', 'élodie'],
    ['élodie@exemple.example', 'ÉLODIE@'],
    ['Анна', 'анна'],
    ['анна', 'АННА'],
    ['Özil', 'özi'],
    ['GROẞ', 'groß'],
    ['王小明', '小明'],
  ])('finds the visitor %s by %s: small letters and capitals of every script', async (name, typed) => {
    const one = await newVisitor(server.url);
    const known = name.includes('@') ? { email: name } : { name };
    expect((await ana.ask('PATCH', `/api/agent/contacts/${one.id}`, known)).status).toBe(200);
    const id = await one.start();
    await one.send(id, 'hello');
    const by = (value: string) =>
      JSON.stringify({ match: 'all', rules: [{ field: 'visitor', op: 'contains', values: [value] }] });
    for (const part of [name, typed]) expect((await find({ filter: by(part) })).ids, part).toContain(id);
    expect((await find({ filter: by(`${typed}х`) })).ids).not.toContain(id);
  });

  it.each([
    ['quotes', `"marzipan" ' " `],
    ['operators', 'marzipan* OR NOT (x) AND -'],
    ['signs of SQL', "marzipan'; drop table messages; --"],
    ['signs alone', '"*()'],
    ['nothing that can be found', '🙂🙂'],
  ])('takes %s for text', async (_what, typed) => {
    await said('marzipan');
    await find({ text: typed });
    expect((await find({ text: 'marzipan' })).found.length).toBeGreaterThan(0);
  });

  it('does not find characters that stand apart', async () => {
    const id = await said('茶很好,叶子也好');
    expect((await find({ text: '茶叶' })).ids).not.toContain(id);
  });

  it('finds notes for agents, and gives visitors no way to search', async () => {
    const id = await said('hello');
    await ana.note(id, 'pays with doubloons');
    expect((await find({ text: 'doubloons' })).ids).toEqual([id]);
    for (const path of ['/api/agent/find?text=doubloons', '/api/agent/views']) {
      expect((await visitor.ask('GET', path)).status).toBe(401);
    }
    expect((await visitor.ask('GET', '/api/widget/find?text=doubloons')).status).toBe(404);
  });

  it('finds people by what is known of them', async () => {
    const other = await newVisitor(server.url);
    const id = await other.start();
    await other.send(id, 'hi');
    const { write, dialect } = server.services.database;
    await write(async (db) => {
      await db
        .updateTable('visitors')
        .set({ name: 'Wilhelmina Ångström', email: 'mina@lab.example' })
        .where('id', '=', other.id)
        .execute();
      await indexVisitor({ db, dialect }, other.id);
    });
    for (const text of ['wilhelm', 'angstrom', 'mina@lab', 'wilhelmina lab'])
      expect((await find({ text })).ids, text).toContain(id);
    expect((await find({ text: 'wilhelmina elsewhere' })).ids).toEqual([]);
    await other.ask('PUT', '/api/widget/session/attributes', {
      attributes: { plan: 'Golden teapot', seats: 777123 },
    });
    for (const text of ['golden teap', '777123', 'mina'])
      expect((await find({ text })).ids, text).toContain(id);
    await other.ask('PUT', '/api/widget/session/attributes', { attributes: { plan: null } });
    expect((await find({ text: 'golden teapot' })).ids).toEqual([]);
    expect((await find({ text: '%' })).ids).toEqual([]);
    await other.ask('DELETE', '/api/widget/visitor');
    expect((await find({ text: 'wilhelmina' })).ids).toEqual([]);
  });

  it('lists a conversation once, the latest first, page by page', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 7; number += 1)
      ids.push(await said(`persimmon ${number}`, `persimmon again, ${number}`));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof find>> = await find({
        text: 'persimmon',
        limit: '3',
        ...(cursor === null ? {} : { cursor }),
      });
      expect(page.ids.length).toBeLessThanOrEqual(3);
      seen.push(...page.ids);
      cursor = page.next;
    } while (cursor !== null);
    expect([...new Set(seen)]).toEqual([...ids].reverse());
  });

  it('goes on with the next page where the time was up, and finds the same in the end', async () => {
    const { database } = server.services;
    const agent = await database.read
      .selectFrom('agents')
      .selectAll()
      .where('id', '=', ana.id)
      .executeTakeFirstOrThrow();
    const expected = [
      await said('walnut one', 'nothing more'),
      await said('walnut and hazelnut'),
      await said('hazelnut'),
      await said('walnut two'),
    ];
    // As slow as can be: a few entries a page, and no index that knows where to look.
    const slowly = { budgetMs: 0, patienceMs: 0, stretch: 3, matches: 2, conversations: 3 };
    const pagesOf = async (text: string, filter: Filter | null = null, pace = slowly) => {
      const pages: string[][] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof findConversations>> = await findConversations(
          database,
          agent,
          { text, filter, cursor },
          pace,
        );
        pages.push(page.found.map((one) => one.card.state.id));
        cursor = page.next;
      }
      return pages;
    };
    const walnuts = [expected[3], expected[1], expected[0]];
    const pages = await pagesOf('walnut');
    expect(pages.flat()).toEqual(walnuts);
    if (database.dialect === 'postgres')
      expect(pages.length, 'it did not look through all at once').toBeGreaterThan(2);
    expect((await pagesOf('walnut hazelnut')).flat()).toEqual([expected[1]]);
    // No word begins a whole one: looked for twice, first as a word and then as a beginning.
    expect((await pagesOf('waln')).flat()).toEqual(walnuts);
    expect((await pagesOf('walnut quasimodo')).flat()).toEqual([]);
    const open: Filter = { match: 'all', rules: [{ field: 'status', op: 'is', values: ['waiting'] }] };
    expect((await pagesOf('walnut', open)).flat()).toEqual(walnuts);
    expect((await pagesOf('walnut', open, { ...slowly, patienceMs: 60_000 })).flat()).toEqual(walnuts);
    if (database.dialect === 'postgres') {
      // The index is held up until nobody waits for it any more: then everything is looked for without it.
      const found = await database.write(async (db) => {
        await sql`lock table search_entries in access exclusive mode`.execute(db);
        const finding = pagesOf('walnut', null, { ...slowly, patienceMs: 50, stretch: 1_000 });
        await eventually(async () => {
          const waiting = await sql`select 1 from pg_stat_activity
            where wait_event_type = 'Lock' and query like 'select "id" from "search_entries"%'`.execute(
            database.read,
          );
          expect(waiting.rows).toHaveLength(1);
        });
        // Not waited for in here: it goes on once the lock is let go.
        return { finding };
      });
      expect((await found.finding).flat()).toEqual(walnuts);
    }
  });

  it('forgets a message together with its words', async () => {
    const id = await said('ephemeral words');
    expect((await find({ text: 'ephemeral' })).ids).toEqual([id]);
    await server.services.database.write(async (db) => {
      await db.deleteFrom('messages').where('conversation_id', '=', id).execute();
      await db.updateTable('conversations').set({ last_message_seq: 0 }).where('id', '=', id).execute();
    });
    expect((await find({ text: 'ephemeral' })).ids).toEqual([]);
    if (server.services.database.dialect === 'sqlite') {
      const { rows } = await sql<{
        rowid: number;
      }>`select rowid from search_terms where search_terms match 'ephemeral'`.execute(
        server.services.database.read,
      );
      expect(rows).toEqual([]);
    }
  });
});
