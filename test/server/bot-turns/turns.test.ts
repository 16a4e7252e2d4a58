import { beforeEach, expect, it } from 'vitest';
import { addBot, type TestBot } from '../../support/bots.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

onEveryDatabase('whose turn it is', { once: true, fresh: true }, (scene) => {
  const { visitor, ana, server } = scene;
  let bot: TestBot;
  beforeEach(async () => {
    bot = await addBot(server.url, ana);
  });

  const asked = async (text = 'Where is my order?') => {
    const id = await visitor.start();
    await visitor.send(id, text);
    return id;
  };
  const state = async (id: string) => (await ana.read(id)).body.conversation.state;
  const queue = async (name: string) => (await ana.inbox(name)).body.cards.map((card) => card.state.id);
  const activity = async (id: string) =>
    (await ana.events(id)).body.events.flatMap((event) =>
      event.type === 'conversation.bot_left' ? [event.data.why] : [],
    );
  /** Lets the bot's time be over. */
  const timeIsOver = () =>
    server.services.database.write((db) =>
      db.updateTable('conversations').set({ bot_due_at: 1 }).where('bot_due_at', 'is not', null).execute(),
    );

  it('begins with the bot: nobody finds the conversation in the queue, and the visitor has no position in it', async () => {
    const id = await asked();
    expect(await state(id)).toMatchObject({ status: 'waiting', bot: { id: bot.id, name: 'Pip' } });
    expect(await queue('waiting')).toEqual([]);
    const { body } = await visitor.ask('GET', `/api/widget/conversations/${id}/queue-position`);
    expect(body).toMatchObject({ queuePosition: null });
    const seen = (await visitor.read(id)).body.conversation;
    expect(seen.state.bot).toEqual({ id: bot.id, name: 'Pip' });
  });

  it('ends with a hand-off: it waits at the place of its first message, and only agents read why', async () => {
    const id = await asked();
    const before = await state(id);
    await bot.say(id, 'Which one?');
    const later = await visitor.start();
    await bot.change({ sites: [] });
    await visitor.send(later, 'I came later');
    await bot.handOff(id, 'Wants to talk to a person', 'Asked about order 4711.');
    expect(await queue('waiting')).toEqual([id, later]);
    const after = await state(id);
    expect(after).toMatchObject({ status: 'waiting', bot: null, waitingSince: before.awaitingReplySince });
    const { messages } = (await ana.read(id)).body.conversation;
    expect(messages.at(-1)).toMatchObject({
      kind: 'note',
      author: { kind: 'bot', name: 'Pip' },
      body: 'Wants to talk to a person\n\nAsked about order 4711.',
    });
    expect((await visitor.read(id)).body.conversation.messages.map(({ body }) => body)).toEqual([
      'Where is my order?',
      'Which one?',
    ]);
    expect(await activity(id)).toEqual(['handed_off']);
  });

  it('a bot answers nobody’s wait: the first answer is that of people', async () => {
    const id = await asked();
    const { awaitingReplySince } = await state(id);
    await bot.say(id, 'Which one?');
    expect((await state(id)).awaitingReplySince).toBe(awaitingReplySince);
    await ana.claim(id);
    await ana.answer(id, 'I am here.');
    expect((await state(id)).awaitingReplySince).toBeNull();
  });

  it('an agent takes over by claiming, and the bot is silent from then on', async () => {
    const id = await asked();
    expect((await ana.claim(id)).status).toBe(200);
    expect(await state(id)).toMatchObject({ status: 'open', assignee: { name: 'Ana' }, bot: null });
    const refused = await bot.say(id, 'Me too!');
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'taken_over' } } });
    expect((await bot.handOff(id, 'Too late')).status).toBe(409);
    expect((await bot.read(id)).status).toBe(409);
  });

  it('an agent who just writes takes over as well', async () => {
    const id = await asked();
    await ana.answer(id, 'Hello, this is Ana.');
    expect(await state(id)).toMatchObject({ bot: null });
    expect(await activity(id)).toEqual(['taken_over']);
    expect((await bot.say(id, 'Me too!')).status).toBe(409);
  });

  it('any agent may give a conversation that a bot has to the queue', async () => {
    const id = await asked();
    expect((await scene.ben.release(id)).status).toBe(200);
    expect(await queue('waiting')).toEqual([id]);
    expect((await bot.say(id, 'Me too!')).status).toBe(409);
  });

  it('a note takes nothing over', async () => {
    const id = await asked();
    await ana.note(id, 'Let us see what Pip makes of it.');
    expect((await bot.say(id, 'Which one?')).status).toBe(201);
  });

  it('people have what a bot does not answer in its time', async () => {
    const id = await asked();
    await timeIsOver();
    await eventually(async () => expect(await queue('waiting')).toEqual([id]));
    expect(await activity(id)).toEqual(['no_answer']);
    expect((await bot.say(id, 'Sorry!')).status).toBe(409);
    expect((await bot.now()).trouble).toMatchObject({ why: 'no_answer', error: null });
  });

  it('a bot that has answered may wait for the visitor as long as it takes', async () => {
    const id = await asked();
    await bot.say(id, 'Which one?');
    await timeIsOver();
    const other = await asked('And I?');
    await timeIsOver();
    await eventually(async () => expect(await queue('waiting')).toEqual([other]));
    expect((await state(id)).bot).not.toBeNull();
  });

  it('people have it after a restart, too', async () => {
    const id = await asked();
    await timeIsOver();
    await scene.restart();
    await eventually(async () => expect(await queue('waiting')).toEqual([id]));
    expect(await activity(id)).toEqual(['no_answer']);
  });

  it('people have the conversations of a bot that is switched off, or removed', async () => {
    const id = await asked();
    await bot.say(id, 'Which one?');
    await bot.change({ on: false });
    await eventually(async () => expect(await queue('waiting')).toEqual([id]));
    expect(await activity(id)).toEqual(['switched_off']);
    await bot.change({ on: true });
    const second = await asked();
    await ana.ask('DELETE', `/api/agent/bots/${bot.id}`);
    await eventually(async () => expect(await queue('waiting')).toEqual([id, second]));
    expect((await ana.read(second)).status).toBe(200);
    expect((await bot.ask('GET', '/api/bot/profile')).status).toBe(401);
  });

  it('a visitor who comes back to a resolved conversation meets the bot again', async () => {
    const id = await asked();
    await bot.say(id, 'It is on its way.');
    await bot.close(id);
    expect(await state(id)).toMatchObject({ status: 'resolved', bot: null });
    await visitor.send(id, 'It is not here yet.');
    expect(await state(id)).toMatchObject({ status: 'waiting', bot: { id: bot.id } });
    expect((await bot.say(id, 'Let me look.')).status).toBe(201);
  });

  it('after a hand-off the bot does not come back by itself', async () => {
    const id = await asked();
    await bot.handOff(id, 'Cannot help');
    await visitor.send(id, 'Is anybody there?');
    expect(await state(id)).toMatchObject({ status: 'waiting', bot: null });
  });

  it('a bot that answers when nobody is on duty leaves the others to agents', async () => {
    const [site] = (await bot.now()).sites;
    await bot.change({ sites: [{ siteId: site?.siteId ?? '', mode: 'off_duty' }] });
    const announce = (agentsOnDuty: boolean) =>
      server.services.database.write((db) =>
        db
          .updateTable('sites')
          .set({ announced: JSON.stringify({ agentsOnDuty, open: true }) })
          .execute(),
      );
    await server.services.siteStates.stop();
    await announce(true);
    expect(await state(await asked())).not.toHaveProperty('bot');
    await announce(false);
    expect(await state(await asked())).toMatchObject({ bot: { id: bot.id } });
  });

  it('a rule gives no conversation to an agent that a bot has, and gives it after the hand-off', async () => {
    const [site] = (await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites')).body.sites;
    const routing = { mode: 'round_robin', cap: 5, acceptSeconds: null, sticky: false };
    await ana.ask('PUT', `/api/agent/sites/${site?.id}`, { settings: { routing } });
    await ana.ask('PUT', '/api/agent/availability', { state: 'on' });
    await ana.ask('PUT', '/api/agent/availability', {});
    const id = await asked();
    await server.services.distributor.wake();
    expect(await state(id)).toMatchObject({ assignee: null, bot: { id: bot.id } });
    await bot.handOff(id, 'Wants to talk to a person');
    await eventually(async () => expect(await state(id)).toMatchObject({ status: 'open' }));
  });
});
