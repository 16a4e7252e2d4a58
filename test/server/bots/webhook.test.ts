import { afterEach, beforeEach, expect, it } from 'vitest';
import { addBot, type TestBot } from '../../support/bots.ts';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/servers/webhook-receiver.ts';

const env = { WEBHOOK_ALLOW_PRIVATE: 'on' };

onEveryDatabase('bots with an address', { fresh: true, env }, (scene) => {
  const { visitor, ana, server } = scene;
  let receiver: WebhookReceiver;
  let bot: TestBot;
  beforeEach(async () => {
    receiver = await startWebhookReceiver();
    bot = await addBot(server.url, ana, { url: receiver.url });
    receiver.secret = bot.secret;
  });
  afterEach(() => receiver.close());

  const asked = async (text = 'Where is my order?') => {
    const id = await visitor.start();
    await visitor.send(id, text);
    return id;
  };
  const types = () => receiver.received.map(({ event }) => event.type as string);
  const lost = async (id: string) =>
    (await ana.events(id)).body.events.flatMap((event) =>
      event.type === 'conversation.bot_left' ? [event.data.why] : [],
    );

  it('are sent what they could ask for, signed, in order', async () => {
    await asked();
    await eventually(() => expect(types()).toEqual(['conversation.assigned', 'message.created']));
    expect(receiver.received.every(({ verified }) => verified)).toBe(true);
    const { events } = (await bot.events()).body;
    expect(events.map(({ id }) => id)).toEqual(receiver.received.map(({ id }) => id));
  });

  itOnce('are tried again under the same id, and one conversation holds up no other', async () => {
    const stuck = await visitor.start();
    receiver.answers = (response, { event }) => {
      const { conversation } = event.data as { conversation: { id: string } };
      response.writeHead(conversation.id === stuck && receiver.received.length < 4 ? 500 : 204).end();
    };
    await visitor.send(stuck, 'stuck');
    await eventually(() => expect(types()).toHaveLength(1));
    const other = await asked('other');
    await eventually(() => {
      const of = (id: string) =>
        receiver.received.filter(
          ({ event }) => (event.data as { conversation: { id: string } }).conversation.id === id,
        );
      expect(of(other).map(({ event }) => event.type)).toEqual(['conversation.assigned', 'message.created']);
      expect(new Set(of(stuck).map(({ id }) => id)).size).toBe(2);
    });
  });

  itOnce('lose to people what their address does not take in their time', async () => {
    receiver.answers = (response) => response.writeHead(503).end();
    const id = await asked();
    await eventually(() => expect(types().length).toBeGreaterThan(0));
    await eventually(async () => {
      const pending = await server.services.database.read
        .selectFrom('bot_events')
        .select('status')
        .where('status', '=', 503)
        .execute();
      expect(pending.length).toBeGreaterThan(0);
    });
    await server.services.database.write((db) =>
      db.updateTable('conversations').set({ bot_due_at: 1 }).execute(),
    );
    await eventually(async () => expect(await lost(id)).toEqual(['unreachable']));
    expect((await bot.now()).trouble).toMatchObject({ why: 'unreachable', status: 503 });
  });

  itOnce('have an address of the web, and no other', async () => {
    const refused = await scene.ana.ask('POST', '/api/agent/bots', {
      id: crypto.randomUUID(),
      name: 'Spy',
      sites: [],
      answerSeconds: 20,
      url: 'ftp://bots.example',
    });
    expect(refused.status).toBe(400);
  });

  itOnce('are sent to another address from the moment it is changed', async () => {
    receiver.answers = (response) => response.writeHead(500).end();
    await asked();
    await eventually(() => expect(types().length).toBeGreaterThan(0));
    const second = await startWebhookReceiver();
    second.secret = bot.secret;
    await bot.change({ url: second.url });
    await eventually(() =>
      expect(second.received.map(({ event }) => event.type)).toEqual([
        'conversation.assigned',
        'message.created',
      ]),
    );
    await second.close();
  });
});
