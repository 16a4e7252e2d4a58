import { describe, expect, test } from 'vitest';
import { CONVERSATION_DELETED_EVENT, visitorChannel } from '../../../server/contract/channels.ts';
import { quoteOf } from '../../../server/contract/text/quotes.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser, glance } from '../fake-browser.ts';
import { ANA, NO_ANSWER } from '../fake-server.ts';

describe('a restored back-up', () => {
  test('gets again, in order and once, what the visitor had written since, and nothing of the agents', async () => {
    const browser = new FakeBrowser();
    const { server } = browser;
    const tab = await browser.talking();
    const second = browser.tab();
    await second.chat.prepare();
    const restore = server.backUp();
    for (const text of ['One', 'Two']) tab.chat.send(text);
    await browser.clock.pass(1_000);
    server.say(server.conversationId(), ANA, 'Lost with the back-up');
    for (const one of [tab, second]) await one.chat.thread.catchUp();
    server.retry = () => NO_ANSWER;
    tab.chat.send('Three');
    await browser.clock.pass(2_000);
    restore();
    expect(server.stored()).toEqual(['Hello']);
    server.retry = () => undefined;
    tab.chat.wake();
    await browser.clock.pass(60_000);
    expect(server.stored()).toEqual(['Hello', 'One', 'Two', 'Three']);
    for (const one of [tab, second]) expect(one.shown()).toEqual(['Hello', 'One', 'Two', 'Three']);
  });

  test('without what a waiting reply is to: it is kept over a reload, and goes out without', async () => {
    const browser = new FakeBrowser();
    const { server } = browser;
    const tab = await browser.talking();
    const restore = server.backUp();
    const quote = quoteOf(server.say(server.conversationId(), ANA, 'Lost with the back-up'));
    await tab.chat.thread.catchUp();
    server.retry = () => NO_ANSWER;
    tab.composer.replyTo.value = quote;
    tab.composer.write('Thank you');
    tab.composer.send();
    await settled();
    tab.close();
    const again = browser.tab();
    expect(again.chat.outbox.entries.value).toMatchObject([{ body: 'Thank you', replyTo: quote }]);
    restore();
    server.retry = () => undefined;
    again.chat.wake();
    await browser.clock.pass(60_000);
    expect(server.stored()).toEqual(['Hello', 'Thank you']);
    expect(again.chat.outbox.entries.value).toEqual([]);
  });

  test('from before the conversation was begun: it is begun again under its id', async () => {
    const browser = new FakeBrowser();
    const { server } = browser;
    const restoreAfter = server.backUp();
    const tab = await browser.talking();
    const id = server.conversationId();
    const visitors = new Map(server.visitors);
    restoreAfter();
    server.visitors = visitors;
    tab.chat.wake();
    await browser.clock.pass(60_000);
    expect(server.conversationId()).toBe(id);
    expect(tab.shown()).toEqual(['Hello']);
  });

  test('from before the visitor came: what is shown comes back as a new visitor’s', async () => {
    const browser = new FakeBrowser();
    const restore = browser.server.backUp();
    const tab = await browser.talking();
    restore();
    tab.chat.wake();
    await browser.clock.pass(60_000);
    expect(browser.server.stored()).toEqual(['Hello']);
    expect(tab.shown()).toEqual(['Hello']);
  });

  test('is not what happened when the visitor was erased: nothing of it comes back', async () => {
    const browser = new FakeBrowser();
    const restore = browser.server.backUp();
    const tab = await browser.talking();
    restore(browser.server.epoch);
    tab.chat.wake();
    await browser.clock.pass(60_000);
    expect(browser.server.visitors.size).toBe(0);
    expect(browser.server.conversations.size).toBe(0);
    expect(tab.shown()).toEqual([]);
  });

  test('forgets what was seen: the numbers of the old database say nothing of the new one', async () => {
    const browser = new FakeBrowser();
    const { server } = browser;
    const tab = await browser.talking();
    const restore = server.backUp();
    server.say(server.conversationId(), ANA, 'Seen');
    await tab.chat.thread.catchUp();
    glance(tab);
    await settled();
    restore();
    server.say(server.conversationId(), ANA, 'New');
    await tab.chat.thread.catchUp();
    expect(tab.shown()).toEqual(['Hello', 'New']);
    expect(tab.chat.thread.unread.value).toBe(1);
  });
});

describe('a conversation that an admin or the retention of the site has deleted', () => {
  test('is shown no more, comes not back, and what was not sent begins a new one', async () => {
    const browser = new FakeBrowser();
    const { server } = browser;
    const tab = await browser.talking();
    const id = server.conversationId();
    server.retry = (request) => (request === 'send' ? NO_ANSWER : undefined);
    tab.chat.send('Not sent yet');
    await browser.clock.pass(1_000);
    server.conversations.delete(id);
    tab.pusher().connectFully();
    const [visitorId = ''] = [...server.visitors.keys()];
    tab
      .pusher()
      .channel(visitorChannel(visitorId))
      .emit(CONVERSATION_DELETED_EVENT, {
        visitorId,
        conversationIds: [id],
      });
    await settled();
    server.retry = () => undefined;
    tab.chat.wake();
    await browser.clock.pass(60_000);
    expect(server.stored()).toEqual(['Not sent yet']);
    expect(tab.shown()).toEqual(['Not sent yet']);
  });
});

describe('two tabs of one browser', () => {
  test('begin one conversation as one visitor when both write their first message at once', async () => {
    const browser = new FakeBrowser();
    const tabs = [browser.tab(), browser.tab()];
    for (const tab of tabs) await tab.chat.prepare();
    for (const [index, tab] of tabs.entries()) tab.chat.send(`From ${index}`);
    await browser.clock.pass(60_000);
    expect(browser.server.visitors.size).toBe(1);
    expect(browser.server.stored().sort()).toEqual(['From 0', 'From 1']);
    for (const tab of tabs) expect(tab.shown().sort()).toEqual(['From 0', 'From 1']);
  });

  test('that both attach a file before anything was written make one conversation too', async () => {
    const browser = new FakeBrowser();
    const tabs = [browser.tab(), browser.tab()];
    for (const tab of tabs) await tab.chat.prepare();
    const places = await Promise.all(tabs.map((tab) => tab.chat.begin()));
    expect(new Set(places.map((place) => place.ok && place.value)).size).toBe(1);
    expect(browser.server.conversations.size).toBe(1);
    expect(browser.server.visitors.size).toBe(1);
  });

  test('share what is being written', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [browser.tab(), browser.tab()];
    first.composer.write('Half a sen');
    await settled();
    expect(second.composer.draft.value).toBe('Half a sen');
    second.composer.send();
    await settled();
    expect(first.composer.draft.value).toBe('');
  });

  test('tell once what has arrived, and not at all what was seen at once', async () => {
    const browser = new FakeBrowser();
    const { server } = browser;
    const first = await browser.talking();
    const second = browser.tab();
    await second.chat.prepare();
    server.say(server.conversationId(), ANA, 'One');
    server.say(server.conversationId(), ANA, 'Two');
    for (const tab of [first, second]) await tab.chat.thread.catchUp();
    await browser.clock.pass(60_000);
    expect(server.count('markDelivered')).toBe(1);
    server.say(server.conversationId(), ANA, 'Three');
    for (const tab of [first, second]) await tab.chat.thread.catchUp();
    glance(second);
    await settled();
    // As the engine tells it.
    await first.chat.thread.catchUp();
    await browser.clock.pass(60_000);
    expect(server.count('markDelivered')).toBe(1);
  });
});

test('without the file that speaks to the engine, the chat works by asking, and says so', async () => {
  const browser = new FakeBrowser();
  browser.engineCodeThere = false;
  const tab = await browser.talking();
  expect(tab.chat.link.value).toBe('polling');
  browser.server.say(browser.server.conversationId(), ANA, 'You are heard');
  await browser.clock.pass(5_000);
  expect(tab.shown()).toEqual(['Hello', 'You are heard']);
});
