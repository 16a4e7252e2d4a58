// @slow 10 s of a core: a Telegram that fails, hangs up and refuses. Finds posts made twice; `slack-out.test.ts` tries what bridges share.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';
import { startTelegram, type Telegram } from '../../support/servers/telegram/telegram.ts';
import { ANA, addPeople, BRIDGE, bridgeNow, GROUP, setUpTelegram } from './telegram-stage.ts';

let telegram: Telegram;
const env: Record<string, string> = {};
beforeEach(async () => {
  telegram = await startTelegram();
  addPeople(telegram);
  env['TELEGRAM_API_URL'] = telegram.apiUrl;
});
afterEach(() => telegram.close());

onEveryDatabase('conversations in Telegram', { fresh: true, env }, ({ server, visitor, ana }) => {
  /** The newest topic, once so many posts stand in it below its head. */
  async function topic(posts: number, group = GROUP): Promise<number> {
    return eventually(() => {
      const newest = telegram.topics(group).at(-1) ?? 0;
      expect(telegram.inTopic(group, newest)).toHaveLength(posts + 1);
      return newest;
    });
  }
  const texts = (id: number) =>
    telegram
      .inTopic(GROUP, id)
      .slice(1)
      .map(({ text }) => text);
  const head = (id: number) => telegram.inTopic(GROUP, id)[0];

  it('are a topic each: a head with a link, what visitor and agents write, and what becomes of it; nobody is called by it', async () => {
    await setUpTelegram(telegram, ana, server);
    const id = await visitor.start();
    await visitor.send(id, 'Is <b>this</b> & that for @everybody, or a@b.example?');
    await ana.claim(id);
    await ana.answer(id, 'It is.');
    await ana.note(id, 'Asked before');
    const it = await topic(4);
    expect(telegram.topicNames(GROUP)).toEqual([expect.stringMatching(/ · Tidewater Tea$/)]);
    expect(texts(it)).toEqual([
      expect.stringMatching(/\nIs <b>this<\/b> & that for @\u2060everybody, or a@b\.example\?$/),
      'Ana took the conversation.',
      'Ana (agent)\nIt is.',
      'Ana (internal note)\nAsked before',
    ]);
    const marks = telegram.inTopic(GROUP, it).flatMap(({ entities }) => entities ?? []);
    expect(marks.map(({ type }) => type)).not.toContain('mention');
    await eventually(() => expect(head(it)?.text).toContain('Status: open, assigned to Ana'));
    expect(head(it)?.entities).toContainEqual(
      expect.objectContaining({ type: 'text_link', url: `${server.url}/console/conversations/${id}` }),
    );
    const sent = telegram.asked.filter(({ method }) => method === 'sendMessage').map(({ args }) => args);
    expect(sent.map(({ disable_notification }) => disable_notification ?? false)).toEqual([
      ...[false, false, false, true, true],
    ]);
  });

  itOnce('follow edits and deletions, bring long texts in parts, and files', async () => {
    await setUpTelegram(telegram, ana, server);
    const id = await visitor.start();
    await visitor.send(id, `${'word '.repeat(900)}end`);
    await ana.claim(id);
    const [first, second] = [uuid(), uuid()];
    await ana.answer(id, 'On Tuesday.', first);
    await ana.answer(id, 'Never mind.', second);
    const it = await topic(5);
    await ana.edit(id, first, 'On Wednesday.');
    await ana.unsend(id, second);
    await eventually(() => expect(texts(it).slice(3)).toEqual(['Ana (agent)\nOn Wednesday.']));
    expect(texts(it)[1]).toMatch(/end$/);

    const form = new FormData();
    form.append('file', new Blob(['What was paid']), 'receipt.txt');
    const fileId = uuid();
    const path = `/api/widget/conversations/${id}/attachments?id=${fileId}`;
    expect((await visitor.ask('POST', path, form)).status).toBe(201);
    const message = { id: uuid(), body: '', attachmentIds: [fileId] };
    await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, message);
    await eventually(() =>
      expect(telegram.inTopic(GROUP, it).at(-1)?.['document']).toMatchObject({ file_name: 'receipt.txt' }),
    );
  });

  itOnce(
    'wait while Telegram is away, cuts the line or wants to be asked less often, and come in order',
    async () => {
      await setUpTelegram(telegram, ana, server);
      const id = await visitor.start();
      telegram.trouble('createForumTopic', { status: 502, body: '<html>Bad gateway</html>' }, 2);
      await visitor.send(id, 'one');
      const it = await topic(1);
      const quiet = { status: 429, description: 'Too Many Requests: retry after 1' };
      telegram.trouble('sendMessage', { ...quiet, parameters: { retry_after: 1 } });
      await visitor.send(id, 'two');
      await topic(2);
      const tries = telegram.asked.filter(({ method }) => method === 'sendMessage').map(({ at }) => at);
      const [refusedAt = 0, againAt = 0] = tries.slice(-2);
      expect(againAt - refusedAt).toBeGreaterThan(950);
      await visitor.send(id, 'three');
      await topic(3);
      expect(texts(it).map((text) => text?.split('\n')[1])).toEqual(['one', 'two', 'three']);
      expect(telegram.topics(GROUP)).toHaveLength(1);
    },
  );

  itOnce(
    'stand there once though Telegram takes a post and hangs up, and nothing else is taken away',
    async () => {
      await setUpTelegram(telegram, ana, server);
      const id = await visitor.start();
      await visitor.send(id, 'one');
      const it = await topic(1);
      await ana.claim(id);
      await topic(2);
      await ana.answer(id, 'The same');
      await topic(3);
      telegram.trouble('sendMessage', 'cut', 2);
      await ana.answer(id, 'The same');
      await topic(4);
      telegram.say(GROUP, ANA, 'Ana (agent)\nThe same', it);
      telegram.trouble('sendDocument', 'cut');
      const form = new FormData();
      form.append('file', new Blob(['What was paid']), 'receipt.txt');
      const fileId = uuid();
      const files = `/api/agent/conversations/${id}/attachments?id=${fileId}`;
      expect((await ana.ask('POST', files, form)).status).toBe(201);
      const message = { id: uuid(), body: '', attachmentIds: [fileId] };
      await ana.ask('POST', `/api/agent/conversations/${id}/messages`, message);
      await eventually(async () => {
        const due = server.services.database.read.selectFrom('due_events').select('seq');
        expect(await due.where('subscriber', '=', 'telegram').execute()).toEqual([]);
      });
      const sent = telegram.asked.filter(({ method }) => method === 'sendDocument');
      expect(sent.length, 'it was posted twice').toBe(2);
      const posts = telegram.inTopic(GROUP, it);
      expect(posts.filter(({ document }) => document !== undefined)).toHaveLength(1);
      const saying = posts.filter(({ text }) => text === 'Ana (agent)\nThe same');
      expect(
        saying.filter(({ from }) => from.is_bot),
        'two that say the same',
      ).toHaveLength(2);
      expect(
        saying.filter(({ from }) => from.id === ANA),
        'and that of a person',
      ).toHaveLength(1);
      expect(texts(it), 'no glance is left').not.toContain('…');
    },
  );

  itOnce('have one topic though Telegram makes it and hangs up, and those of others stay', async () => {
    await setUpTelegram(telegram, ana, server);
    const before = await visitor.start();
    await visitor.send(before, 'of another conversation, under the same name');
    const other = await topic(1);
    telegram.say(GROUP, ANA, 'in between');
    telegram.trouble('createForumTopic', 'cut');
    const id = await visitor.start();
    await visitor.send(id, 'one');
    await visitor.send(id, 'two');
    const it = await topic(2);
    expect(telegram.asked.filter(({ method }) => method === 'createForumTopic')).toHaveLength(3);
    expect(telegram.topics(GROUP)).toEqual([other, it]);
    expect([...new Set(telegram.topicNames(GROUP))], 'all have one name').toHaveLength(1);
    expect(texts(it).map((text) => text?.split('\n')[1])).toEqual(['one', 'two']);
    expect(texts(other), 'what stands there says nothing of the other').toHaveLength(1);
    expect(texts(it).concat(texts(other)), 'no glance is left').not.toContain('…');
  });

  itOnce(
    'get a topic of their own though the one that was found is noted as another conversation’s meanwhile',
    async () => {
      await setUpTelegram(telegram, ana, server);
      const theirs = await visitor.start();
      await visitor.send(theirs, 'of another conversation, under the same name');
      const other = await topic(1);
      // As before the node that made it has noted its number.
      await server.services.database.write((db) =>
        db
          .updateTable('bridge_posts')
          .set({ remote_id: null })
          .where('conversation_id', '=', theirs)
          .where('item', '=', 'head')
          .where('part', '=', 0)
          .execute(),
      );
      telegram.trouble('createForumTopic', 'cut');
      const id = await visitor.start();
      await visitor.send(id, 'one');
      const it = await eventually(() => {
        const newest = telegram.topics(GROUP).at(-1) ?? 0;
        expect(newest).not.toBe(other);
        expect(texts(newest)).toEqual([expect.stringContaining('one')]);
        return newest;
      });
      expect(texts(other), 'what stands there says nothing of the other').toHaveLength(1);
      const threads = server.services.database.read.selectFrom('bridge_threads').select('thread');
      const placeOf = (of: string) => threads.where('conversation_id', '=', of).executeTakeFirst();
      const noted = async () => [await placeOf(theirs), await placeOf(id)].map((row) => Number(row?.thread));
      await eventually(async () => expect(await noted()).toEqual([other, it]));
    },
  );

  itOnce('have their second topic closed where the bot may not delete it', async () => {
    await setUpTelegram(telegram, ana, server);
    telegram.trouble('createForumTopic', 'cut', 2);
    telegram.trouble('deleteForumTopic', {
      status: 400,
      description: 'Bad Request: not enough rights to delete the topic',
    });
    const id = await visitor.start();
    await visitor.send(id, 'one');
    const [first = 0, ...more] = await eventually(() => {
      expect(texts(telegram.topics(GROUP)[0] ?? 0)).toHaveLength(1);
      return telegram.topics(GROUP);
    });
    const closed = [first, ...more].map((topic) => telegram.group(GROUP)?.topics.get(topic)?.closed);
    expect(closed, 'the first is the one').toEqual([false, true, true]);
  });

  itOnce('lose a glance that was left where somebody died while they looked', async () => {
    await setUpTelegram(telegram, ana, server);
    const id = await visitor.start();
    await visitor.send(id, 'one');
    const it = await topic(1);
    telegram.trouble('sendMessage', 'cut');
    // The first glance cannot be deleted, as by somebody who dies at this moment; then everything is looked at again.
    telegram.trouble('deleteMessage', { status: 502, body: '<html>Bad gateway</html>' });
    await visitor.send(id, 'two');
    await eventually(async () => {
      const due = server.services.database.read.selectFrom('due_events').select('seq');
      expect(await due.where('subscriber', '=', 'telegram').execute()).toEqual([]);
    });
    expect(texts(it).map((text) => text?.split('\n')[1] ?? text)).toEqual(['one', 'two']);
  });

  itOnce('get another topic where theirs was deleted, and reopen it where it was closed', async () => {
    await setUpTelegram(telegram, ana, server);
    const id = await visitor.start();
    await visitor.send(id, 'one');
    const first = await topic(1);
    const group = telegram.group(GROUP);
    const closed = group?.topics.get(first);
    if (closed !== undefined) closed.closed = true;
    await visitor.send(id, 'two');
    await topic(2);
    expect(group?.topics.get(first)?.closed).toBe(false);
    group?.topics.delete(first);
    await visitor.send(id, 'three');
    const second = await topic(1);
    expect(second).not.toBe(first);
    expect(texts(second)[0]).toContain('three');
  });

  itOnce(
    'say in the settings that the bot is no member, has no rights, or the group no topics, and go on once that is mended',
    async () => {
      await setUpTelegram(telegram, ana, server);
      const reason = async () => (await bridgeNow(ana))?.channels[0]?.reason;
      telegram.setBot(GROUP, 'kicked');
      await eventually(async () => expect(await reason()).toBe('bot_removed'));
      telegram.setBot(GROUP, 'administrator', false);
      await eventually(async () => expect(await reason()).toBeNull());
      const id = await visitor.start();
      await visitor.send(id, 'Is anybody there?');
      await eventually(async () => expect(await reason()).toBe('no_rights'));
      const group = telegram.group(GROUP);
      if (group !== undefined) Object.assign(group, { is_forum: false });
      await eventually(async () => expect(await reason()).toBe('not_a_forum'));
      const { steps } = (await ana.ask<{ steps: object[] }>('POST', `${BRIDGE}/test`)).body;
      expect(steps).toMatchObject([{ reason: null }, { reason: null }, { reason: 'not_a_forum' }]);
      if (group !== undefined) Object.assign(group, { is_forum: true });
      telegram.setBot(GROUP, 'administrator');
      await topic(1);
      await eventually(async () => expect(await reason()).toBeNull());
      expect(JSON.stringify((await ana.ask('GET', '/api/agent/bridges')).body)).not.toContain('AAHdqTc');
    },
  );

  itOnce('follow a group that becomes a supergroup, and one that was set by its name', async () => {
    telegram.addGroup(-77123, { type: 'group', is_forum: false });
    await setUpTelegram(telegram, ana, server, '-77123');
    const channel = async () => (await bridgeNow(ana))?.channels[0]?.channel;
    telegram.upgrade(-77123, -1007712300);
    await eventually(async () => expect(await channel()).toBe('-1007712300'));
    telegram.addGroup(-1005550000, { username: 'teamoftea' });
    await setUpTelegram(telegram, ana, server, 'https://t.me/teamoftea/12');
    await eventually(async () => expect(await channel()).toBe('-1005550000'));
    // Nobody told of it.
    telegram.addGroup(-88123, { type: 'group', is_forum: false });
    await setUpTelegram(telegram, ana, server, '-88123');
    Object.assign(telegram.group(-88123) ?? {}, { movedTo: -1008812300 });
    telegram.addGroup(-1008812300);
    await visitor.send(await visitor.start(), 'Hello');
    await topic(1, -1008812300);
    expect(await channel()).toBe('-1008812300');
  });
});
