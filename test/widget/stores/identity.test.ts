import { expect, test } from 'vitest';
import { deferred, settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { FakeServer, NO_ANSWER, refusal } from '../fake-server.ts';

/** What the widget reads of a token: when it ends. */
const ending = (atMs: number, person: string) =>
  `signed.${btoa(JSON.stringify({ exp: atMs / 1_000 }))}. ${person}`;

test('whom the site signed is who this browser is, on every device', async () => {
  const server = new FakeServer();
  const first = new FakeBrowser(server).tab();
  await first.chat.identify('signed maria');
  first.chat.send('From the laptop');
  await settled();
  const second = new FakeBrowser(server).tab();
  await second.chat.identify(() => Promise.resolve('signed maria'));
  expect(second.shown()).toEqual(['From the laptop']);
});

test('who was nobody in particular is left behind: nothing of theirs becomes the person’s', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  tab.composer.write('Half a sent');
  await tab.chat.identify('signed maria');
  await settled();
  expect(tab.shown()).toEqual([]);
  expect(browser.server.count('endSession')).toBe(1);
  // Nobody had said that the keyboard has changed hands: what is being written stays.
  expect(tab.composer.draft.value).toBe('Half a sent');
  tab.chat.send('As Maria');
  await settled();
  expect(tab.shown()).toEqual(['As Maria']);
  expect([...browser.server.conversations.values()].map((kept) => kept.visitorId)).toContain('maria');
});

test('another person starts clean by themselves', async () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  await tab.chat.identify('signed maria');
  tab.chat.send('Mine');
  await settled();
  tab.composer.write('Also mine');
  await tab.chat.identify('signed jonas');
  await settled();
  expect(tab.shown()).toEqual([]);
  expect(tab.composer.draft.value).toBe('');
  expect(tab.chat.outbox.entries.value).toEqual([]);
});

test('a wrong signature is an error and never a silent stranger', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  await expect(tab.chat.identify('forged maria')).rejects.toThrow('The signature is wrong.');
  expect(tab.events('error')).toEqual([{ code: 'identity_invalid', message: 'The signature is wrong.' }]);
  expect(tab.chat.site.refusal.value?.code).toBe('identity_invalid');
  tab.chat.send('As whom?');
  await settled();
  expect(browser.server.count('send')).toBe(1);
  expect(tab.shown()).toEqual(['As whom? (failed)']);
  await tab.chat.identify('signed maria');
  expect(tab.chat.site.refusal.value).toBeNull();
});

test('an ended token is fetched once more where the page gave a function', async () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  let fetched = 0;
  browser.server.retry = (request) =>
    request === 'identify' && fetched === 1 ? refusal(401, 'identity_expired') : undefined;
  await tab.chat.identify(() => {
    fetched += 1;
    return 'signed maria';
  });
  expect(fetched).toBe(2);
});

test('another word of the site, while the first is still being asked for, is the one that counts', async () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  const maria = deferred<string>();
  const first = tab.chat.identify(() => maria.promise);
  const second = tab.chat.identify(() => 'signed jonas');
  maria.resolve('signed maria');
  await Promise.all([first, second]);
  tab.chat.send('Hello');
  await settled();
  expect([...browser.server.conversations.values()].map((kept) => kept.visitorId)).toEqual(['jonas']);
});

test('it is renewed before it ends, and not after the tab has gone', async () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  let fetched = 0;
  const source = () => {
    fetched += 1;
    return ending(browser.clock.now() + 600_000, 'maria');
  };
  await tab.chat.identify(source);
  await browser.clock.pass(539_000);
  expect(fetched).toBe(1);
  await browser.clock.pass(2_000);
  expect(fetched).toBe(2);
  tab.close();
  await browser.clock.pass(700_000);
  expect(fetched).toBe(2);
});

test.each([
  ['null', null],
  ['an empty text', ''],
  ['nothing', undefined],
])('%s from the page is nobody signed in: they chat as they are', async (_what, gives) => {
  for (const source of [() => gives, () => Promise.resolve(gives), gives ?? null]) {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    await tab.chat.identify(source);
    expect([tab.events('error'), tab.chat.site.refusal.value]).toEqual([[], null]);
    // Nobody exists before the first message.
    expect(browser.server.count('createVisitor')).toBe(0);
    tab.chat.send('As nobody in particular');
    await settled();
    expect(tab.shown()).toEqual(['As nobody in particular']);
    expect(browser.server.count('identify')).toBe(0);
  }
});

test('who has a conversation as nobody in particular keeps it when the page says so again', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  const before = tab.shown();
  expect(before).not.toEqual([]);
  await tab.chat.identify(() => null);
  await settled();
  expect(tab.shown()).toEqual(before);
});

test('nobody signed in, where somebody was: nothing of them is left', async () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  await tab.chat.identify('signed maria');
  tab.chat.send('Mine');
  await settled();
  tab.composer.write('Also mine');
  await tab.chat.identify(() => null);
  await settled();
  expect([tab.shown(), tab.composer.draft.value]).toEqual([[], '']);
  expect(browser.server.count('endSession')).toBe(1);
  tab.chat.send('Somebody else');
  await settled();
  expect(tab.shown()).toEqual(['Somebody else']);
});

test('a function that fails is an error, and who was nobody before can chat all the same', async () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  await tab.chat.identify(() => Promise.reject(new Error('502')));
  expect(tab.events('error')).toMatchObject([
    { code: 'identity_unavailable', message: expect.stringContaining('502') },
  ]);
  expect([tab.chat.site.offline.value, tab.chat.site.refusal.value]).toEqual([false, null]);
  tab.chat.send('Hello');
  await settled();
  expect(tab.shown()).toEqual(['Hello']);
});

test('who was somebody is asked for again after a function that failed, and is never nobody', async () => {
  const browser = new FakeBrowser();
  await browser.tab().chat.identify('signed maria');
  const tab = browser.tab();
  let works = false;
  const source = () => (works ? 'signed maria' : Promise.reject(new Error('502')));
  await expect(tab.chat.identify(source)).rejects.toThrow('502');
  expect(tab.events('error')).toMatchObject([{ code: 'identity_unavailable' }]);
  const asked = browser.server.count('identify');
  works = true;
  await browser.clock.pass(5_000);
  expect(browser.server.count('identify')).toBe(asked + 1);
  expect(browser.server.count('createVisitor')).toBe(0);
});

test('a lost answer asks again with the same token and makes nobody twice', async () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  browser.server.retry = (request) => (request === 'identify' ? 'lost' : undefined);
  await expect(tab.chat.identify('signed maria')).rejects.toThrow(NO_ANSWER.message);
  browser.server.retry = () => undefined;
  await browser.clock.pass(5_000);
  expect([...browser.server.signed.values()]).toEqual(['maria']);
});

test('what was about to be sent at the log-out is not sent as somebody new', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  const before = browser.server.stored();
  const elsewhere = deferred<void>();
  // Another tab is sending.
  void tab.deps.exclusively(() => elsewhere.promise);
  tab.chat.send('Mine');
  tab.chat.reset();
  elsewhere.resolve();
  await browser.clock.pass(60_000);
  expect(browser.server.stored()).toEqual(before);
  expect(browser.server.visitors.size).toBe(1);
  expect(tab.shown()).toEqual([]);
  tab.close();
});

test('a log-out while the server is asked who the visitor is shows nothing of them, at whatever moment', async () => {
  const MOMENTS = 40;
  for (let moment = 0; moment < MOMENTS; moment += 1) {
    const browser = new FakeBrowser();
    (await browser.talking()).close();
    const tab = browser.tab();
    void tab.chat.prepare();
    for (let turn = 0; turn < moment; turn += 1) await Promise.resolve();
    tab.chat.reset();
    await browser.clock.pass(1_000);
    expect(tab.shown(), `after ${moment} turns`).toEqual([]);
    expect(tab.chat.known()).toBe(false);
    tab.close();
  }
});

test('log-out ends the token at the server, wipes every tab, and nobody is asked for again', async () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  const other = browser.tab();
  await other.chat.identify('signed maria');
  await tab.chat.identify('signed maria');
  tab.chat.send('Mine');
  await settled();
  other.chat.wake();
  await browser.clock.pass(1_000);
  expect(other.shown()).toEqual(['Mine']);
  tab.chat.reset();
  await settled();
  expect(browser.server.signed.size).toBe(0);
  expect([tab.shown(), other.shown()]).toEqual([[], []]);
  const asked = browser.server.count('identify');
  other.chat.setOpen(true);
  await settled();
  expect(browser.server.count('identify')).toBe(asked);
});
