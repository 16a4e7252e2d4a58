import { describe, expect, test } from 'vitest';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakePusher } from '../../contract/client/fake-pusher.ts';
import { FakeBrowser, type Tab } from '../fake-browser.ts';
import { FakeServer, NO_ANSWER, refusal } from '../fake-server.ts';

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
