import { effect } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakePusher } from '../../contract/client/fake-pusher.ts';
import { FakeBrowser, glance, type Tab } from '../fake-browser.ts';
import { ANA, FakeServer, NO_ANSWER, refusal } from '../fake-server.ts';

describe('a passer-by who opens the panel', () => {
  test('makes nobody at the server and stores nothing', async () => {
    const browser = new FakeBrowser();
    const { chat } = browser.tab();
    await chat.prepare();
    chat.setOpen(true);
    await settled();
    expect(chat.site.appearance.value?.name).toBe('Tidewater Tea');
    expect(browser.server.visitors.size).toBe(0);
    expect(browser.disk.size).toBe(0);
  });

  test('asks for the site once, although the app has just begun with asking', async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const prepared = tab.chat.prepare();
    tab.chat.setOpen(true);
    await prepared;
    tab.chat.setOpen(false);
    tab.chat.setOpen(true);
    await settled();
    expect(browser.server.count('opening')).toBe(1);
    tab.chat.setOpen(false);
    await browser.clock.pass(60_000);
    tab.chat.setOpen(true);
    await settled();
    expect(browser.server.count('opening'), 'somebody may have come meanwhile').toBe(2);
  });

  test('while the server is away: it is asked again until it answers', async () => {
    const browser = new FakeBrowser();
    const { chat } = browser.tab();
    browser.server.retry = () => NO_ANSWER;
    await chat.prepare();
    expect(chat.site.offline.value).toBe(true);
    browser.server.retry = () => undefined;
    await browser.clock.pass(5_000);
    expect(chat.site.appearance.value?.name).toBe('Tidewater Tea');
    expect(chat.site.offline.value).toBe(false);
  });

  test.each([
    ['site_unknown', 404],
    ['origin_not_allowed', 403],
  ])('where there is no chat (%s): it is said, once, and not asked again', async (code, status) => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    browser.server.retry = () => refusal(status, code, 'This is why.');
    await tab.chat.prepare();
    await browser.clock.pass(60_000);
    expect(tab.chat.site.refusal.value).toEqual({ code, message: 'This is why.' });
    expect(tab.warnings).toEqual(['This is why.']);
    expect(tab.events('error')).toHaveLength(1);
    expect(browser.server.count('opening')).toBe(1);
  });
});

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

describe('opening the chat asks for nothing twice', () => {
  test('who comes back: the session, and what was missed once the engine is heard', async () => {
    const browser = new FakeBrowser();
    const before = await browser.talking();
    before.close();
    browser.server.requests = [];
    const tab = browser.tab();
    void tab.chat.prepare();
    tab.chat.setOpen(true);
    await settled();
    FakePusher.last.connectFully();
    await settled();
    const asked = ['session', 'opening', 'conversation', 'events'].map((name) => browser.server.count(name));
    expect(asked).toEqual([1, 0, 0, 1]);
    tab.close();
  });

  test('who writes for the first time: the site once, and events for the answer and for the engine', async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    void tab.chat.prepare();
    tab.chat.setOpen(true);
    await settled();
    tab.chat.send('Hello');
    await settled();
    expect(tab.shown()).toEqual(['Hello']);
    const shownWithout = browser.server.count('events');
    FakePusher.last.connectFully();
    await settled();
    const asked = ['session', 'opening', 'conversation'].map((name) => browser.server.count(name));
    expect(asked).toEqual([0, 1, 0]);
    // Between the first fetch and the subscription something may have been said: that is what the second is for.
    expect([shownWithout, browser.server.count('events')]).toEqual([1, 2]);
    tab.close();
  });
});

describe('who is on duty', () => {
  const onDuty = (tab: Tab) => tab.chat.site.appearance.value?.agentsOnDuty;

  test('is asked once more when the engine is heard, because it may have changed before', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    tab.chat.setOpen(true);
    await settled();
    expect(onDuty(tab)).toBe(true);
    browser.server.state = { agentsOnDuty: false, open: true, backAt: null };
    await browser.clock.pass(20_000);
    FakePusher.last.connectFully();
    await browser.clock.pass(2_000);
    expect(onDuty(tab)).toBe(false);
  });

  test('is asked now and then while the engine is away', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    tab.chat.setOpen(true);
    await browser.clock.pass(30_000);
    browser.server.state = { agentsOnDuty: false, open: true, backAt: null };
    const before = browser.server.count('opening');
    await browser.clock.pass(60_000);
    expect(onDuty(tab)).toBe(false);
    expect(browser.server.count('opening') - before).toBeLessThanOrEqual(5);
  });
});

describe('who the visitor is', () => {
  test('is the same after a reload', async () => {
    const browser = new FakeBrowser();
    const before = await browser.talking();
    before.close();
    const after = browser.tab();
    await after.chat.prepare();
    expect(after.shown()).toEqual(['Hello']);
    expect(browser.server.visitors.size).toBe(1);
  });

  test('is somebody new when the server has forgotten them, and what was not sent is sent', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    browser.server.visitors.clear();
    browser.server.conversations.clear();
    tab.chat.send('Anybody there?');
    await browser.clock.pass(10_000);
    expect(browser.server.visitors.size).toBe(1);
    expect(browser.server.stored()).toEqual(['Anybody there?']);
    expect(tab.shown()).toEqual(['Anybody there?']);
  });

  test('is somebody new although the old conversation’s id is taken', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    browser.server.visitors.clear();
    tab.chat.send('Anybody there?');
    await browser.clock.pass(10_000);
    expect(browser.server.conversations.size).toBe(2);
    expect(tab.shown()).toEqual(['Anybody there?']);
  });

  test.each([
    ['origin_not_allowed', 403],
    ['protocol_outdated', 426],
  ])('is not forgotten because of another refusal: %s', async (code, status) => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    const token = browser.disk.get('visitor');
    expect(token).toBeDefined();
    browser.server.retry = () => refusal(status, code);
    tab.chat.wake();
    await settled();
    expect(tab.chat.site.refusal.value?.code).toBe(code);
    expect(tab.shown()).toEqual(['Hello']);
    expect(browser.disk.get('visitor')).toBe(token);
  });

  test('is nobody after a reset', async () => {
    const browser = new FakeBrowser();
    const tab = await browser.talking();
    browser.server.retry = () => NO_ANSWER;
    tab.chat.send('Not sent yet');
    await settled();
    tab.chat.reset();
    expect(tab.shown()).toEqual([]);
    expect([...browser.disk.keys()]).toEqual([]);
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

test('after the end no timer is left', async () => {
  const browser = new FakeBrowser(new FakeServer());
  const tab = await browser.talking();
  tab.chat.setOpen(true);
  browser.server.retry = () => NO_ANSWER;
  tab.chat.send('One');
  await browser.clock.pass(1_000);
  tab.close();
  await browser.clock.pass(0);
  expect(browser.clock.running()).toBe(0);
});

describe('a widget that is ended', () => {
  const MOMENTS = 80;

  test.each([
    ['a passer-by who opens it', false, (tab: Tab) => tab.chat.setOpen(true)],
    ['a visitor who comes back', true, (tab: Tab) => void tab.chat.prepare()],
    ['somebody who writes for the first time', false, (tab: Tab) => tab.chat.send('Hello')],
    ['somebody who writes again', true, (tab: Tab) => tab.chat.send('And again')],
  ])('at whatever moment of %s: no timer and no connection stays', async (_, known, action) => {
    const ends: string[] = [];
    for (const away of [false, true]) {
      for (let moment = 0; moment < MOMENTS; moment += 1) {
        const browser = new FakeBrowser();
        if (known) (await browser.talking()).close();
        const before = FakePusher.last;
        const tab = browser.tab();
        if (away) browser.server.retry = () => NO_ANSWER;
        action(tab);
        for (let turn = 0; turn < moment; turn += 1) await Promise.resolve();
        tab.close();
        await settled();
        await settled();
        const connected = FakePusher.last !== before && FakePusher.last.connection.state !== 'disconnected';
        ends.push(`${browser.clock.running()} timers${connected ? ', connected' : ''}`);
      }
    }
    expect(new Set(ends)).toEqual(new Set(['0 timers']));
  });
});
