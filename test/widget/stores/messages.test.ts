import { effect } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser, glance } from '../fake-browser.ts';
import { ANA, NO_ANSWER, refusal } from '../fake-server.ts';

describe('the first message', () => {
  test('makes visitor and conversation on its way', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    expect(browser.server.requests.filter((one) => one !== 'opening')).toEqual([
      'createVisitor',
      'startConversation',
      'send',
      'events',
    ]);
    expect(tab.shown()).toEqual(['Hello']);
    expect(tab.events('conversation:started')).toHaveLength(1);
    expect(tab.events('message:sent')).toHaveLength(1);
  });

  test.each(['createVisitor', 'startConversation', 'send'])(
    'is there once although the answer to %s was lost',
    async (request) => {
      const browser = new FakeBrowser();
      let lost = 0;
      browser.server.retry = (name) => (name === request && lost++ === 0 ? 'lost' : undefined);
      const tab = await browser.talking();
      await browser.clock.pass(10_000);
      expect(lost).toBeGreaterThan(0);
      expect(browser.server.visitors.size).toBe(1);
      expect(browser.server.stored()).toEqual(['Hello']);
      expect(tab.shown()).toEqual(['Hello']);
    },
  );

  test('survives a reload before the server was ever reached', async () => {
    const browser = new FakeBrowser();
    browser.server.retry = () => NO_ANSWER;
    const before = await browser.talking();
    before.close();
    browser.server.retry = () => undefined;
    const after = browser.tab();
    await after.chat.prepare();
    await browser.clock.pass(1_000);
    expect(browser.server.stored()).toEqual(['Hello']);
    expect(after.shown()).toEqual(['Hello']);
  });

  test('is sent where storage is refused, and it is said that nothing is kept', async () => {
    const browser = new FakeBrowser();
    browser.storageAllowed = false;
    const tab = await browser.talking();
    expect(tab.shown()).toEqual(['Hello']);
    expect(tab.chat.outbox.stored.value).toBe(false);
  });
});

describe('messages that follow', () => {
  test('stay in order while the server is away and go out when it is back', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    browser.server.retry = () => NO_ANSWER;
    tab.chat.send('One');
    tab.chat.send('Two');
    await browser.clock.pass(2_000);
    expect(tab.chat.site.offline.value).toBe(true);
    expect(tab.shown()).toEqual(['Hello', 'One (waiting)', 'Two (waiting)']);
    browser.server.retry = () => undefined;
    await browser.clock.pass(30_000);
    expect(browser.server.stored()).toEqual(['Hello', 'One', 'Two']);
    expect(tab.shown()).toEqual(['Hello', 'One', 'Two']);
  });

  test('stay in order when the server has forgotten the visitor, and they go into another conversation', async () => {
    const browser = new FakeBrowser();
    const { server } = browser;
    const tab = await browser.talking();
    server.visitors.clear();
    const stored = () =>
      [...server.conversations.values()].at(-1)?.conversation.messages.map(({ body }) => body) ?? [];
    server.retry = (name) => (name === 'send' && stored().includes('One') ? NO_ANSWER : undefined);
    tab.chat.send('One');
    tab.chat.send('Two');
    await browser.clock.pass(2_000);
    expect(stored()).toEqual(['One']);
    tab.chat.send('Three');
    server.retry = () => undefined;
    await browser.clock.pass(30_000);
    expect(stored()).toEqual(['One', 'Two', 'Three']);
  });

  test('go out again when the answer came from a database that is not there any more', async () => {
    const browser = new FakeBrowser();
    const { server } = browser;
    const tab = await browser.talking();
    const backUp = structuredClone(server.conversations);
    const { send } = tab.deps.api;
    tab.deps.api.send = async (...message) => {
      tab.deps.api.send = send;
      const answer = await send(...message);
      server.conversations = backUp;
      server.epoch = 'second';
      await tab.chat.thread.catchUp();
      return answer;
    };
    tab.chat.send('Between two databases');
    await browser.clock.pass(30_000);
    expect(server.stored()).toEqual(['Hello', 'Between two databases']);
    expect(tab.shown()).toEqual(['Hello', 'Between two databases']);
  });

  test('refused: the reason is kept, edited it goes out, and what was being written is not lost', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    browser.server.retry = (name) =>
      name === 'send' ? refusal(400, 'message_too_long', 'Too long.') : undefined;
    tab.chat.send('Much too much');
    await settled();
    browser.server.retry = () => undefined;
    expect(tab.shown()).toEqual(['Hello', 'Much too much (failed)']);
    const failed = tab.chat.outbox.entries.value[0];
    expect(failed?.trouble).toEqual({ code: 'message_too_long', message: 'Too long.' });
    tab.composer.write('already writing');
    tab.composer.takeBack(failed?.id ?? '');
    expect(tab.composer.draft.value).toBe('Much too much\nalready writing');
    tab.composer.send();
    await settled();
    expect(browser.server.stored()).toEqual(['Hello', 'Much too much\nalready writing']);
  });

  test('an answer of an agent is shown, told to the page, and unread until it is seen', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const id = browser.server.conversationId();
    const { pusher } = tab;
    pusher().connectFully();
    await settled();
    const message = browser.server.say(id, ANA, 'Hello yourself');
    const event = {
      conversationId: id,
      seq: message.seq,
      prev: message.seq - 1,
      at: 1,
      type: 'message.created',
      data: { message },
    };
    const channel = [...pusher().channels.keys()].find((name) => name.startsWith('private-visitor-')) ?? '';
    pusher().channel(channel).emit('conversation.event', { epoch: 'first', cut: false, event });
    expect(tab.shown()).toEqual(['Hello', 'Hello yourself']);
    expect(tab.events('message:received')).toMatchObject([{ author: 'Ana', body: 'Hello yourself' }]);
    expect(tab.chat.thread.unread.value).toBe(1);
    glance(tab);
    expect(tab.chat.thread.unread.value).toBe(0);
    await settled();
    expect(browser.server.count('markRead')).toBe(1);
    glance(tab);
    expect(browser.server.count('markRead')).toBe(1);
  });

  test('that somebody has taken it is told to the page', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const id = browser.server.conversationId();
    tab.pusher().connectFully();
    await settled();
    const { kind: _kind, ...assignee } = ANA;
    browser.server.append(id, { type: 'conversation.claimed', data: { assignee } as never });
    await tab.chat.thread.catchUp();
    expect(tab.events('agent:joined')).toEqual([{ conversationId: id, name: 'Ana' }]);
  });

  test('a file of a message is told to the page once the server has it', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const conversationId = browser.server.conversationId();
    const place = await tab.chat.begin();
    expect(place.ok).toBe(true);
    tab.composer.attach([new File(['tea'], 'list.txt', { type: 'text/plain' })]);
    await settled();
    tab.composer.write('Here it is');
    tab.composer.send();
    await settled();
    const sent = tab.events('file:sent');
    expect(sent).toMatchObject([{ conversationId, name: 'list.txt' }]);
    expect(tab.events('message:sent')).toContainEqual({
      id: (sent[0] as { messageId: string }).messageId,
      conversationId,
    });
  });

  test('is never gone from the screen between the outbox and the thread, however late its event is', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const counts: number[] = [];
    const stop = effect(() => void counts.push(tab.shown().length));
    browser.server.retry = (name) => (name === 'events' ? NO_ANSWER : undefined);
    tab.chat.send('Slow event');
    await settled();
    expect(browser.server.stored()).toEqual(['Hello', 'Slow event']);
    expect(tab.events('message:sent')).toHaveLength(2);
    expect(tab.shown()).toEqual(['Hello', 'Slow event (acknowledged)']);
    browser.server.retry = () => undefined;
    await browser.clock.pass(10_000);
    stop();
    expect(tab.shown()).toEqual(['Hello', 'Slow event']);
    // For one turn it may stand in both.
    expect(Math.min(...counts.slice(1))).toBe(2);
  });

  test('is not asked for again when its event came before the reply', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const asked = browser.server.count('events');
    const { server } = browser;
    const say = server.say.bind(server);
    server.say = (...said) => {
      const message = say(...said);
      const event = server.conversations.get(message.conversationId)?.events.at(-1);
      if (event !== undefined) tab.chat.thread.receive({ epoch: 'first', cut: false, event });
      return message;
    };
    tab.chat.send('Quick event');
    await settled();
    expect(tab.shown()).toEqual(['Hello', 'Quick event']);
    expect(browser.server.count('events')).toBe(asked);
  });
});

describe('two tabs', () => {
  test('both show what one of them sends, and the server is asked once', async () => {
    const browser = new FakeBrowser();
    const first = await browser.talking();
    const second = browser.tab();
    await second.chat.prepare();
    const before = browser.server.count('send');
    first.chat.send('From the first');
    await settled();
    second.chat.wake();
    await browser.clock.pass(1_000);
    for (const tab of [first, second]) expect(tab.shown()).toEqual(['Hello', 'From the first']);
    expect(browser.server.stored()).toEqual(['Hello', 'From the first']);
    expect(browser.server.count('send')).toBe(before + 1);
  });

  test('what one of them could not send is sent by the other when it has gone', async () => {
    const browser = new FakeBrowser();
    const first = await browser.talking();
    const second = browser.tab();
    await second.chat.prepare();
    browser.server.retry = () => NO_ANSWER;
    first.chat.send('Left behind');
    await browser.clock.pass(100);
    first.close();
    expect(second.shown().at(-1)).toMatch(/^Left behind/);
    browser.server.retry = () => undefined;
    await browser.clock.pass(60_000);
    expect(browser.server.stored()).toEqual(['Hello', 'Left behind']);
    expect(second.shown()).toEqual(['Hello', 'Left behind']);
  });

  test('what one of them deletes is not sent by the other', async () => {
    const browser = new FakeBrowser();
    const first = await browser.talking();
    const second = browser.tab();
    await second.chat.prepare();
    browser.server.retry = (name) => (name === 'send' ? NO_ANSWER : undefined);
    first.chat.send('Better not');
    await browser.clock.pass(50);
    first.chat.outbox.take(first.chat.outbox.entries.value[0]?.id ?? '');
    await settled();
    expect(second.chat.outbox.entries.value).toEqual([]);
    browser.server.retry = () => undefined;
    await browser.clock.pass(60_000);
    expect(browser.server.stored()).toEqual(['Hello']);
  });

  test('a conversation begun in one is taken up by the other', async () => {
    const browser = new FakeBrowser();
    const idle = browser.tab();
    await idle.chat.prepare();
    await browser.talking();
    await browser.clock.pass(1_000);
    expect(idle.shown()).toEqual(['Hello']);
    expect(browser.server.visitors.size).toBe(1);
  });

  test('a reset in one is a reset in the other', async () => {
    const browser = new FakeBrowser();
    const first = await browser.talking();
    const second = browser.tab();
    await second.chat.prepare();
    expect(second.shown()).toEqual(['Hello']);
    first.chat.reset();
    await settled();
    expect(second.shown()).toEqual([]);
  });
});
