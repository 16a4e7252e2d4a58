import { beforeEach, expect, it } from 'vitest';
import { createBotPruning } from '../../../server/bots/pruning.ts';
import { BOT_TEST_IDLE_MS, type BotTest } from '../../../server/contract/schemas/developers/bot-tests-api.ts';
import type { PublicEvent } from '../../../server/contract/schemas/public-events.ts';
import { addBot, type TestBot } from '../../support/bots.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { signedInAgent, uuid } from '../../support/people.ts';

onEveryDatabase('test conversations with bots', { once: true, fresh: true }, (scene) => {
  const { visitor, ana, server } = scene;
  let bot: TestBot;
  let siteId: string;
  beforeEach(async () => {
    bot = await addBot(server.url, ana, { sites: [] });
    const [site] = (await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites')).body.sites;
    siteId = site?.id ?? '';
  });

  const start = async (language?: string) => {
    const { status, body } = await ana.ask<BotTest>('POST', `/api/agent/bots/${bot.id}/tests`, {
      id: uuid(),
      siteId,
      ...(language === undefined ? {} : { language }),
    });
    expect(status).toBe(201);
    return body.id;
  };
  const say = (id: string, body: string, more: object = {}) =>
    ana.ask('POST', `/api/agent/bot-tests/${id}/messages`, { id: uuid(), body, ...more });
  const read = async (id: string, query = '') =>
    (await ana.ask<BotTest>('GET', `/api/agent/bot-tests/${id}${query}`)).body;
  const types = (events: { type: string }[]) => events.map(({ type }) => type);

  it('tell the bot exactly what a conversation tells it', async () => {
    const id = await start();
    await say(id, 'Where is my order?');
    await say(id, 'Hello?');
    await bot.say(id, 'Which one?');
    await bot.handOff(id, 'Wants a person');
    const tested = await bot.received(4);
    await bot.change({ sites: [{ siteId, mode: 'first' }] });
    const real = await visitor.start();
    await visitor.send(real, 'Where is my order?');
    await visitor.send(real, 'Hello?');
    await bot.say(real, 'Which one?');
    await bot.handOff(real, 'Wants a person');
    const all = await bot.received(8);
    expect(types(tested)).toEqual([
      'conversation.assigned',
      'message.created',
      'message.created',
      'conversation.unassigned',
    ]);
    const form = (value: unknown): unknown =>
      typeof value !== 'object' || value === null
        ? typeof value
        : Object.fromEntries(
            Object.entries(value)
              .map(([key, one]) => [key, form(one)])
              .sort(),
          );
    expect(form(all.slice(0, 4))).toEqual(form(all.slice(4)));
    expect(tested[0]).toMatchObject({ data: { conversation: { id, siteId }, seq: 2 } });
    expect(tested[1]).toMatchObject({ data: { seq: 3, message: { body: 'Where is my order?', seq: 3 } } });
  });

  it('show what the bot answers, its choices, its typing and the note of its hand-off', async () => {
    const id = await start();
    await say(id, 'Where is my order?');
    expect((await read(id)).answerBy).not.toBeNull();
    expect((await bot.ask('POST', `/api/bot/conversations/${id}/typing`)).status).toBe(204);
    expect(await read(id)).toMatchObject({ typing: true });
    const { body } = await bot.say(id, 'Which one?', { choices: ['4711', 'Another one'] });
    await say(id, '4711', { chosenOf: body.message.id });
    await bot.handOff(id, 'Wants a person', 'Asked about 4711.');
    const test = await read(id);
    expect(test.messages.map((message) => [message.author.kind, message.kind, message.body])).toEqual([
      ['visitor', 'text', 'Where is my order?'],
      ['bot', 'text', 'Which one?'],
      ['visitor', 'text', '4711'],
      ['bot', 'note', 'Wants a person\n\nAsked about 4711.'],
    ]);
    expect(test.messages[2]?.chosenOf).toBe(body.message.id);
    expect(test).toMatchObject({ typing: false, answerBy: null, end: { why: 'handed_off', by: null } });
    expect((await bot.read(id)).body.messages).toHaveLength(3);
    expect((await bot.say(id, 'Once more')).status).toBe(409);
    expect((await say(id, 'Hello?')).status).toBe(409);
  });

  it('keep what the site masks as little as a conversation does, and a repeated request is the same', async () => {
    const masking = { cards: true, patterns: [] };
    const put = await ana.ask('PUT', `/api/agent/sites/${siteId}`, { settings: { masking } });
    expect(put.status).toBe(200);
    const id = await start();
    const said = uuid();
    for (const status of [201, 200])
      expect((await say(id, 'I paid with 4111 1111 1111 1111', { id: said })).status).toBe(status);
    await bot.say(id, 'With 5555 5555 5555 4444?');
    await bot.handOff(id, 'Paid with 4111 1111 1111 1111');
    expect((await read(id)).messages.map(({ body }) => body)).toEqual([
      'I paid with •••• •••• •••• 1111',
      'With •••• •••• •••• 4444?',
      'Paid with •••• •••• •••• 1111',
    ]);
    const rows = await server.services.database.read
      .selectFrom('bot_test_messages')
      .select('message')
      .execute();
    expect(JSON.stringify(rows)).not.toContain('4111 1111');
    await bot.change({ sites: [{ siteId, mode: 'first' }] });
    const real = await visitor.start();
    await visitor.send(real, 'I paid with 4111 1111 1111 1111');
    const note = uuid();
    for (const status of [201, 200])
      expect((await bot.handOff(real, 'Paid with 4111 1111 1111 1111', undefined, note)).status).toBe(status);
  });

  it('are in no queue, no list, no feed, no search and no figure', async () => {
    await ana.ask('GET', '/api/agent/events?after=latest');
    const figures = async () => {
      const { database } = server.services;
      const counts = [];
      for (const table of ['conversations', 'visitors', 'messages', 'events', 'due_events'] as const)
        counts.push(
          await database.read
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as('count'))
            .executeTakeFirstOrThrow(),
        );
      return counts.map(({ count }) => Number(count));
    };
    const before = await figures();
    const { next } = (await ana.ask<{ next: string }>('GET', '/api/agent/events?after=latest')).body;
    const id = await start();
    await say(id, 'Only a test');
    await bot.say(id, 'Which one?');
    await bot.handOff(id, 'Wants a person');
    await bot.received(3);
    expect(await figures()).toEqual(before);
    const feed = await ana.ask<{ events: { event: PublicEvent }[] }>(
      'GET',
      `/api/agent/events?after=${next}`,
    );
    expect(feed.body.events).toEqual([]);
    expect((await ana.ask('GET', `/api/agent/conversations/${id}`)).status).toBe(404);
  });

  it('belong to one admin, to one bot, and to no API of agents', async () => {
    const id = await start('de-AT');
    await say(id, 'Hello');
    expect((await bot.read(id)).body.conversation.language).toBe('de-AT');
    const other = await addBot(server.url, ana, { sites: [], name: 'Pop' });
    expect((await other.say(id, 'Mine!')).status).toBe(404);
    expect((await other.read(id)).status).toBe(404);
    const ben = await signedInAgent(server.url, 'Ben');
    expect((await ben.ask('GET', `/api/agent/bot-tests/${id}`)).status).toBe(403);
    expect((await visitor.ask('GET', `/api/widget/conversations/${id}`)).status).toBe(404);
  });

  it('are idempotent, and refuse what a conversation refuses', async () => {
    const id = await start();
    const message = { id: uuid(), body: 'Hello' };
    const path = `/api/agent/bot-tests/${id}/messages`;
    expect((await ana.ask('POST', path, message)).status).toBe(201);
    expect((await ana.ask('POST', path, message)).status).toBe(200);
    expect((await ana.ask('POST', path, { ...message, body: 'Else' })).status).toBe(409);
    expect((await ana.ask('POST', path, { id: uuid(), body: ' ' })).status).toBe(400);
    const answer = uuid();
    expect((await bot.say(id, 'Yes?', { id: answer })).status).toBe(201);
    expect((await bot.say(id, 'Yes?', { id: answer })).status).toBe(200);
    expect((await bot.say(id, 'No', { id: answer })).status).toBe(409);
    expect((await bot.say(id, '')).status).toBe(400);
    expect((await bot.say(id, 'With a file', { attachmentIds: [uuid()] })).status).toBe(400);
    const note = uuid();
    expect((await bot.handOff(id, 'Person', undefined, note)).status).toBe(201);
    expect((await bot.handOff(id, 'Person', undefined, note)).status).toBe(200);
  });

  it('take a file of the bot, whose content is not kept', async () => {
    const id = await start();
    await say(id, 'The label, please');
    const fileId = uuid();
    const form = new FormData();
    form.append('file', new Blob(['label']), 'label.txt');
    const uploaded = await fetch(`${server.url}/api/bot/conversations/${id}/attachments?id=${fileId}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bot.token}` },
      body: form,
    });
    expect(uploaded.status).toBe(201);
    await bot.say(id, '', { attachmentIds: [fileId] });
    const [, answer] = (await read(id)).messages;
    expect(answer?.attachments).toMatchObject([
      { id: fileId, name: 'label.txt', sizeBytes: 5, picture: null },
    ]);
    const kept = await server.services.database.read.selectFrom('attachments').select('id').execute();
    expect(kept.map((one) => one.id)).not.toContain(fileId);
  });

  it('end when the bot does not answer in its time', async () => {
    const id = await start();
    await say(id, 'Hello?');
    await server.services.database.write((db) =>
      db
        .updateTable('bot_tests')
        .set({ due_at: Date.now() - 1 })
        .where('id', '=', id)
        .execute(),
    );
    await eventually(async () => expect(await read(id)).toMatchObject({ end: { why: 'no_answer' } }));
    expect((await bot.now()).trouble).toBeNull();
    const events = await bot.received(3);
    expect(events[2]).toMatchObject({ type: 'conversation.unassigned', data: { why: 'no_answer' } });
  });

  it('let whoever waits know of a change at once', async () => {
    const id = await start();
    const { version } = await read(id);
    const waiting = read(id, `?version=${version}&wait=5`);
    await say(id, 'Hello');
    expect((await waiting).messages).toHaveLength(1);
  });

  it('are removed when another begins, some time after the end, and with the bot', async () => {
    const rows = async () => {
      const { database } = server.services;
      const tests = await database.read.selectFrom('bot_tests').select('id').execute();
      const messages = await database.read.selectFrom('bot_test_messages').select('test_id').execute();
      return [tests.map(({ id }) => id), messages.map(({ test_id }) => test_id)];
    };
    const first = await start();
    await say(first, 'Hello');
    const second = await start();
    await say(second, 'Hello again');
    expect(await rows()).toEqual([[second], [second]]);
    expect((await ana.ask('DELETE', `/api/agent/bot-tests/${second}`)).status).toBe(204);
    expect(await read(second)).toMatchObject({ end: { why: 'resolved', by: { name: 'Ana' } } });
    const pruning = createBotPruning({
      database: server.services.database,
      now: () => Date.now() + BOT_TEST_IDLE_MS + 60_000,
      log: { warn: (_details, message) => expect.unreachable(message) },
    });
    void pruning.start();
    await eventually(async () => expect(await rows()).toEqual([[], []]));
    await pruning.stop();
    const third = await start();
    await say(third, 'Hello');
    await ana.ask('DELETE', `/api/agent/bots/${bot.id}`);
    expect(await rows()).toEqual([[], []]);
  });
});
