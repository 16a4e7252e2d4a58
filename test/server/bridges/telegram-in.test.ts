// @slow 7 s of a core: answers from Telegram as it sends them. Finds one that reaches nobody, or comes twice.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { startTelegram, type Telegram } from '../../support/servers/telegram/telegram.ts';
import { ANA, addPeople, BRIDGE, bridgeNow, EVE, GROUP, setUpTelegram } from './telegram-stage.ts';

let telegram: Telegram;
const env: Record<string, string> = {};
beforeEach(async () => {
  telegram = await startTelegram();
  addPeople(telegram);
  env['TELEGRAM_API_URL'] = telegram.apiUrl;
});
afterEach(() => telegram.close());

onEveryDatabase('answers from Telegram', { fresh: true, env }, ({ server, visitor, ana, ben, restart }) => {
  /** A conversation in its topic; Ana of Telegram is not known yet. */
  async function strange(): Promise<{ id: string; topic: number }> {
    await setUpTelegram(telegram, ana, server);
    const id = await visitor.start();
    await visitor.send(id, 'Where is my order?');
    const topic = await eventually(() => {
      const [first = 0] = telegram.topics(GROUP);
      expect(telegram.inTopic(GROUP, first)).toHaveLength(2);
      return first;
    });
    return { id, topic };
  }
  const link = (person: number, agentId: string | null) =>
    ana.ask('PUT', `${BRIDGE}/people/${person}`, { agentId });
  /** The same, with Ana linked, as an admin does after her first message. */
  async function begun(): Promise<{ id: string; topic: number }> {
    const stage = await strange();
    telegram.say(GROUP, ANA, 'It is me', stage.topic);
    await eventually(() => expect(lastText(stage.topic)).toMatch(/^Not sent to the visitor/));
    expect((await link(ANA, ana.id)).status).toBe(204);
    return stage;
  }
  const lastText = (topic: number) => telegram.inTopic(GROUP, topic).at(-1)?.text;
  const messages = async (id: string) => (await ana.read(id)).body.conversation.messages;
  const seen = async (id: string) =>
    (await visitor.read(id)).body.conversation.messages.map(({ body }) => body);
  const has = (id: string, bodies: string[]) =>
    eventually(async () => expect((await messages(id)).map(({ body }) => body)).toEqual(bodies));

  it('of who is no agent are refused in the topic until an admin says who they are, and then reach the visitor', async () => {
    const { id, topic } = await begun();
    expect((await bridgeNow(ana))?.people).toMatchObject([{ id: String(ANA), name: 'Ana Silva (@ana_s)' }]);
    const entities = [{ type: 'text_link', offset: 14, length: 4, url: 'https://track.example/1' }];
    telegram.say(GROUP, ANA, 'It left today: here', topic, {
      entities: [{ ...entities[0], offset: 15 }],
    });
    await has(id, ['Where is my order?', 'It left today: here (https://track.example/1)']);
    expect((await messages(id))[1]?.author).toMatchObject({ kind: 'agent', id: ana.id });
    expect((await ana.read(id)).body.conversation.state.assignee).toMatchObject({ id: ana.id });
    await link(ANA, ben.id);
    telegram.say(GROUP, ANA, 'As Ben', topic);
    await eventually(async () => expect((await messages(id)).at(-1)?.author).toMatchObject({ id: ben.id }));
    await link(ANA, null);
    telegram.say(GROUP, ANA, 'As nobody', topic);
    await eventually(() => expect(lastText(topic)).toMatch(/^Not sent to the visitor: no Frontdesk agent/));
    expect(await messages(id)).toHaveLength(3);
  });

  itOnce('are notes with a prefix, follow edits, and are refused where they can be nothing', async () => {
    const { id, topic } = await begun();
    telegram.say(GROUP, ANA, 'note: a difficult customer', topic);
    const answer = telegram.say(GROUP, ANA, 'On Tuesday', topic);
    await has(id, ['Where is my order?', 'a difficult customer', 'On Tuesday']);
    telegram.edit(answer, 'On Wednesday');
    await has(id, ['Where is my order?', 'a difficult customer', 'On Wednesday']);
    expect(await seen(id)).toEqual(['Where is my order?', 'On Wednesday']);
    telegram.edit(answer, '# he is impossible');
    await eventually(() => expect(lastText(topic)).toMatch(/a reply cannot become a note/));
    telegram.say(GROUP, ANA, '', topic, { location: { latitude: 1, longitude: 2 } });
    await eventually(() => expect(lastText(topic)).toMatch(/only text and files can be sent/));
    const sender_chat = { id: GROUP, type: 'supergroup', title: 'Support' };
    telegram.say(GROUP, ANA, 'Behind the group', topic, { sender_chat });
    await eventually(() => expect(lastText(topic)).toMatch(/you are writing anonymously/));
    expect(await seen(id)).toEqual(['Where is my order?', 'On Wednesday']);
  });

  itOnce('bring their files, within the limits of uploads', async () => {
    const { id, topic } = await begun();
    const file = telegram.addFile('label.txt', Buffer.from('Label'));
    const document = { ...file, file_name: 'label.txt', file_size: 5, content: undefined };
    telegram.say(GROUP, ANA, '', topic, { document, caption: 'The label' });
    await eventually(async () =>
      expect((await messages(id))[1]).toMatchObject({
        body: 'The label',
        attachments: [{ name: 'label.txt', sizeBytes: 5 }],
      }),
    );
    const film = telegram.addFile('film.mp4', Buffer.from('x'), 30_000_000);
    telegram.say(GROUP, ANA, '', topic, {
      video: { ...film, file_name: 'film.mp4', content: undefined },
      caption: 'A film',
    });
    await eventually(() => expect(lastText(topic)).toMatch(/film\.mp4: the file could not be read/));
    await has(id, ['Where is my order?', 'The label', 'A film']);
  });

  it('are taken once though Telegram brings them again, and after a restart and a token that was refused', async () => {
    const { id, topic } = await begun();
    telegram.deliverTwice(true);
    telegram.say(GROUP, ANA, 'one', topic);
    await has(id, ['Where is my order?', 'one']);
    telegram.deliverTwice(false);
    await restart();
    telegram.say(GROUP, ANA, 'two', topic);
    await has(id, ['Where is my order?', 'one', 'two']);
    await eventually(() => expect(telegram.isAsked()).toBe(true));
    // What was kept before the restart was not asked for again.
    await eventually(() => expect(telegram.pending()).toBe(0));

    const unauthorized = { status: 401, description: 'Unauthorized' };
    telegram.trouble('getUpdates', unauthorized, 1_000);
    telegram.endPoll();
    await eventually(async () =>
      expect(await bridgeNow(ana)).toMatchObject({ state: 'refused', reason: 'unauthorized' }),
    );
    telegram.say(GROUP, ANA, 'three', topic);
    telegram.trouble('getUpdates', null);
    await setUpTelegram(telegram, ana, server);
    await has(id, ['Where is my order?', 'one', 'two', 'three']);
    expect(await bridgeNow(ana)).toMatchObject({ state: 'on', reason: null });
  });

  itOnce('cannot be had while a webhook takes them, which the settings say', async () => {
    await strange();
    telegram.setWebhook('https://elsewhere.example/hook');
    telegram.endPoll();
    await eventually(async () =>
      expect(await bridgeNow(ana)).toMatchObject({ state: 'refused', reason: 'webhook_active' }),
    );
  });

  itOnce(
    'are nothing else: not what stands in no topic, in another one, what programs write, nor what has no form',
    async () => {
      const { id, topic } = await begun();
      telegram.say(GROUP, ANA, 'To the whole group');
      telegram.say(GROUP, ANA, 'In another topic', 999_999);
      telegram.addUser(7, 'Robot', { is_bot: true });
      telegram.say(GROUP, 7, 'I am a program', topic);
      telegram.say(GROUP, ANA, '', topic, { pinned_message: {} });
      for (const message of [
        5,
        null,
        { chat: { id: {} } },
        { message_thread_id: [], text: 7, entities: 'x' },
      ])
        telegram.tell({ message });
      telegram.say(GROUP, EVE, 'I know best', topic);
      await eventually(() => expect(lastText(topic)).toMatch(/^Not sent/));
      telegram.say(GROUP, ANA, 'Mine', topic);
      await has(id, ['Where is my order?', 'Mine']);
    },
  );
});
