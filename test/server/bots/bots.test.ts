import { beforeEach, expect, it, vi } from 'vitest';
import { BOT_TYPING_EVENT, visitorChannel } from '../../../server/contract/channels.ts';
import { addBot, type TestBot } from '../../support/bots.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, uuid } from '../../support/people.ts';

onEveryDatabase('bots', { once: true, fresh: true }, (scene) => {
  const { visitor, ana, ben, server } = scene;
  let bot: TestBot;
  beforeEach(async () => {
    bot = await addBot(server.url, ana);
  });

  const asked = async (text = 'Where is my order?') => {
    const id = await visitor.start();
    await visitor.send(id, text);
    return id;
  };
  const types = (events: { type: string }[]) => events.map(({ type }) => type);

  it('are told that they have a conversation, what is said in it, and that they have it no more', async () => {
    const id = await asked();
    await visitor.send(id, 'Hello?');
    await ana.note(id, 'Not for bots');
    await bot.say(id, 'Which one?');
    await ana.claim(id);
    await visitor.send(id, 'Only for Ana');
    const events = await bot.received(4);
    expect(types(events)).toEqual([
      'conversation.assigned',
      'message.created',
      'message.created',
      'conversation.unassigned',
    ]);
    expect(events[1]).toMatchObject({
      data: {
        conversation: { id, visitor: { id: visitor.id } },
        message: { body: 'Where is my order?' },
      },
    });
    expect(events[3]).toMatchObject({ data: { why: 'taken_over', by: { name: 'Ana' } } });
    expect(JSON.stringify(events)).not.toMatch(/Not for bots|Only for Ana/);
  });

  it('are told by when they have to have answered', async () => {
    await asked();
    const [, message] = await bot.received(2);
    if (message?.type !== 'message.created') throw new Error('It got no message.');
    expect(message.data.answerBy).toBe(message.data.message.at + 20_000);
  });

  it('wait for events, and read on with the cursor of the page before', async () => {
    const { next } = (await bot.events('?after=latest')).body;
    const waiting = bot.events(`?after=${next}&wait=20`);
    await asked('first');
    const page = (await waiting).body;
    expect(page.events.length).toBeGreaterThan(0);
    const ids = page.events.map(({ id }) => id);
    await bot.received(2);
    const rest = (await bot.events(`?after=${page.next}&wait=1`)).body.events.map(({ id }) => id);
    const all = (await bot.events()).body.events.map(({ id }) => id);
    expect([...ids, ...rest]).toEqual(all);
    expect((await bot.events('?after=elsewhere.1')).status).toBe(410);
    expect((await bot.events('?after=nonsense')).status).toBe(400);
  });

  it('answer with choices, and are told which one was taken', async () => {
    const id = await asked();
    const { body } = await bot.say(id, 'Which one?', { choices: ['4711', 'Another one'] });
    await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
      id: uuid(),
      body: '4711',
      chosenOf: body.message.id,
    });
    const events = await bot.received(3);
    expect(events[2]).toMatchObject({ data: { message: { body: '4711', chosenOf: body.message.id } } });
  });

  it('show their visitor, and nobody else, that they write, for as long as they have the conversation', async () => {
    const id = await asked();
    const published = vi.spyOn(server.services.engine, 'publish');
    const typed = () =>
      published.mock.calls.flatMap(([messages]) => messages.filter(({ name }) => name === BOT_TYPING_EVENT));
    const type = () => bot.ask('POST', `/api/bot/conversations/${id}/typing`);
    expect((await type()).status).toBe(204);
    expect(typed()).toEqual([
      { channel: visitorChannel(visitor.id), name: BOT_TYPING_EVENT, data: { conversationId: id } },
    ]);
    await ana.claim(id);
    expect((await type()).status).toBe(409);
    expect(typed()).toHaveLength(1);
    published.mockRestore();
  });

  it('send files, and read those of their visitor', async () => {
    const id = await asked();
    const form = new FormData();
    form.append('file', new Blob(['label']), 'label.txt');
    const attachmentId = uuid();
    const path = `/api/bot/conversations/${id}/attachments?id=${attachmentId}`;
    expect((await bot.ask('POST', path, form)).status).toBe(201);
    // Before it is sent, the visitor knows nothing of it.
    const links = () => visitor.ask('GET', `/api/widget/attachments/${attachmentId}/links`);
    expect((await links()).status).toBe(404);
    await bot.say(id, 'Print this.', { attachmentIds: [attachmentId] });
    expect((await links()).status).toBe(200);
    const theirs = uuid();
    const photo = new FormData();
    photo.append('file', new Blob(['photo']), 'photo.txt');
    await visitor.ask('POST', `/api/widget/conversations/${id}/attachments?id=${theirs}`, photo);
    const answer = await fetch(`${server.url}/api/bot/attachments/${theirs}`, {
      headers: { authorization: `Bearer ${bot.token}` },
    });
    expect(await answer.text()).toBe('photo');
    await ana.claim(id);
    expect((await bot.ask('GET', `/api/bot/attachments/${theirs}`)).status).toBe(404);
  });

  it('may repeat what they send, under the same id', async () => {
    const id = await asked();
    const same = { id: uuid() };
    expect((await bot.say(id, 'Which one?', same)).status).toBe(201);
    expect((await bot.say(id, 'Which one?', same)).status).toBe(200);
    expect((await bot.say(id, 'Another text', same)).status).toBe(409);
    const noteId = uuid();
    expect((await bot.handOff(id, 'Cannot help', 'Nothing', noteId)).status).toBe(201);
    expect((await bot.handOff(id, 'Cannot help', 'Nothing', noteId)).status).toBe(200);
    const { messages } = (await ana.read(id)).body.conversation;
    expect(messages.map(({ body }) => body)).toEqual([
      'Where is my order?',
      'Which one?',
      'Cannot help\n\nNothing',
    ]);
  });

  it('read what their visitor and they said, and nothing of agents', async () => {
    const id = await asked();
    await ana.note(id, 'Not for bots');
    await bot.say(id, 'Which one?');
    const { body } = await bot.read(id);
    expect(body.messages.map(({ body: text }) => text)).toEqual(['Where is my order?', 'Which one?']);
  });

  it('have a token of their own, which can be changed and is shown once', async () => {
    expect(bot.token).toMatch(/^fdb_/);
    expect(JSON.stringify((await ana.ask('GET', '/api/agent/bots')).body)).not.toContain(bot.token);
    const rotated = await ana.ask<{ token: string; secret: string }>(
      'POST',
      `/api/agent/bots/${bot.id}/token`,
    );
    expect(rotated.status).toBe(201);
    expect(rotated.body.secret).not.toBe(bot.secret);
    expect((await bot.ask('GET', '/api/bot/profile')).status).toBe(401);
    const renewed = nobody(server.url, { authorization: `Bearer ${rotated.body.token}` });
    expect((await renewed('GET', '/api/bot/profile')).body).toMatchObject({ name: 'Pip', on: true });
    const { token_hash } = await server.services.database.read
      .selectFrom('bots')
      .select('token_hash')
      .executeTakeFirstOrThrow();
    expect(token_hash).not.toContain(rotated.body.token);
  });

  it('are set up by admins alone, and every change is in the audit log', async () => {
    expect((await ben.ask('GET', '/api/agent/bots')).status).toBe(403);
    await bot.change({ name: 'Pip II' });
    await ana.ask('DELETE', `/api/agent/bots/${bot.id}`);
    const { entries } = (await ana.ask<{ entries: { action: string }[] }>('GET', '/api/agent/audit-log'))
      .body;
    const actions = entries.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['bot.created', 'bot.changed', 'bot.deleted']));
  });

  it('share no site: who is set up last has it', async () => {
    const second = await addBot(server.url, ana, { name: 'Quill' });
    expect((await bot.now()).sites).toEqual([]);
    const id = await asked();
    expect((await second.say(id, 'Hello')).status).toBe(201);
    expect((await bot.say(id, 'Hello')).body).toMatchObject({ error: { code: 'conversation_unknown' } });
  });

  it('are told nothing of somebody who was erased', async () => {
    const gone = await newVisitor(server.url);
    const id = await gone.start();
    await gone.send(id, 'Forget me');
    await bot.received(2);
    await gone.ask('DELETE', '/api/widget/visitor');
    expect((await bot.events()).body.events).toEqual([]);
    expect((await bot.say(id, 'Hello?')).body).toMatchObject({ error: { code: 'conversation_unknown' } });
  });
});
