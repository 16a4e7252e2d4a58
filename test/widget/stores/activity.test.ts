import { expect, test } from 'vitest';
import { createActivity } from '../../../widget/stores/activity.ts';
import type { WidgetDeps } from '../../../widget/stores/deps.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { NO_ANSWER, refusal } from '../fake-server.ts';

test('what the page says of a passer-by waits until there is somebody, and is then told with its age', async () => {
  const browser = new FakeBrowser();
  const { chat } = browser.tab();
  await chat.prepare();
  chat.activity.page();
  chat.activity.track('Basket', { items: 2, gift: true });
  chat.activity.set({ plan: 'pro' });
  await browser.clock.pass(4_000);
  expect(browser.server.requests).toEqual(['opening']);
  chat.send('Hello');
  await settled();
  expect(browser.server.steps).toMatchObject([
    { name: null, agoMs: 4_000, page: { url: 'https://shop.example/' }, data: null },
    { name: 'Basket', agoMs: 4_000, data: { items: 2, gift: true } },
  ]);
  expect(browser.server.attributes).toEqual({ plan: 'pro' });
});

test('later pages and steps go out at once, and nothing twice', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  tab.chat.activity.page();
  tab.chat.activity.track('page', { url: 'https://shop.example/teas', title: 'Teas' });
  tab.chat.activity.track('Basket');
  tab.chat.activity.set({ plan: 'pro' });
  tab.chat.activity.set({ plan: null, since: 2024 });
  await settled();
  expect(browser.server.count('page')).toBe(1);
  expect(browser.server.steps.map((step) => step.name)).toEqual([null, 'Basket']);
  expect(browser.server.steps[0]?.page).toEqual({ url: 'https://shop.example/teas', title: 'Teas' });
  expect(browser.server.attributes).toEqual({ plan: null, since: 2024 });
});

test('no page overtakes the one before, however slowly the server answers', async () => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  let url = '';
  const activity = createActivity({
    page: () => ({ url, title: 'Shop' }),
    api: {
      page: (page: { url: string }) => {
        asked.push(page.url);
        return new Promise<void>((resolve) => answers.push(resolve));
      },
    },
  } as unknown as WidgetDeps);
  activity.begin();
  for (url of ['/?step=2', '/?step=3', '/?step=2']) activity.page();
  await settled();
  expect(asked).toEqual(['/?step=2']);
  answers.shift()?.();
  await settled();
  expect(asked).toEqual(['/?step=2', '/?step=3']);
  answers.shift()?.();
  await settled();
  expect(asked).toEqual(['/?step=2', '/?step=3', '/?step=2']);
});

test('a step goes out under the id that it comes with; what is no UUID is none', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  const id = '0b6f2c1e-3a64-4c08-9d5e-7f1f4d0f6a11';
  tab.chat.activity.track('Basket', {}, id);
  tab.chat.activity.track('page', {}, id.replace('0b', '1c'));
  for (const none of ['checkout', () => {}, null]) tab.chat.activity.track('Paid', {}, none as string);
  await settled();
  const ids = browser.server.steps.map((step) => step.id);
  expect(ids.slice(0, 2)).toEqual([id, id.replace('0b', '1c')]);
  expect(new Set(ids).size).toBe(5);
  for (const one of ids) expect(one).toMatch(/^[\w-]{36}$/);
});

test('without an answer it is kept and told with the next thing; a refusal is said once', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  browser.server.retry = (request) => (request === 'track' ? NO_ANSWER : undefined);
  tab.chat.activity.track('First');
  await settled();
  browser.server.retry = () => undefined;
  tab.chat.activity.track('Second');
  await settled();
  expect(browser.server.steps.map((step) => step.name)).toEqual(['First', 'Second']);
  browser.server.retry = (request) =>
    request === 'track' ? refusal(400, 'bad_request', 'Too much.') : undefined;
  tab.chat.activity.track('Third');
  await settled();
  browser.server.retry = () => undefined;
  tab.chat.activity.track('Fourth');
  await settled();
  expect(browser.server.steps.map((step) => step.name)).toEqual(['First', 'Second', 'Fourth']);
  expect(tab.warnings).toContain('Too much.');
});

test.each([
  [() => ['', {}], 'needs a name'],
  [() => ['x'.repeat(81), {}], 'needs a name'],
  [() => [{ page: 1 }, {}], 'needs a name'],
  [() => ['Basket', { list: [] }], '"list" must be a text'],
])('what cannot be told is refused with a sentence', (given, sentence) => {
  const { chat } = new FakeBrowser().tab();
  const [name, data] = given();
  expect(() => chat.activity.track(name, data)).toThrow(sentence);
});

test('who the visitor is, as the page says, comes with the visitor, and later words go out at once', async () => {
  const browser = new FakeBrowser();
  const { chat } = browser.tab();
  await chat.prepare();
  chat.activity.identify({ name: 'Grace', email: 'grace@example.com', plan: 'pro' });
  expect(browser.server.requests).toEqual(['opening']);
  chat.send('Hello');
  await settled();
  expect(browser.server.who).toEqual({ name: 'Grace', email: 'grace@example.com' });
  expect(browser.server.attributes).toEqual({ plan: 'pro' });
  const before = browser.server.count('setAttributes');
  chat.activity.identify({ name: 'Grace' });
  await settled();
  expect(browser.server.count('setAttributes'), 'nothing new').toBe(before);
  chat.activity.identify({ name: 'Grace Hopper' });
  await settled();
  expect(browser.server.who).toEqual({ name: 'Grace Hopper', email: 'grace@example.com' });
});

test('a page that says who its visitor is without end costs two requests', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  for (let n = 0; n < 10_000; n += 1) tab.chat.activity.identify({ name: `Grace ${n}` });
  await settled();
  expect(browser.server.count('setAttributes')).toBeLessThanOrEqual(2);
  expect(browser.server.who).toEqual({ name: 'Grace 9999' });
});

test('what the page said of one visitor is not said of the next', async () => {
  const browser = new FakeBrowser();
  const { chat } = browser.tab();
  await chat.prepare();
  chat.activity.identify({ name: 'Grace' });
  chat.reset();
  chat.send('Hello');
  await settled();
  expect(browser.server.who).toEqual({});
});

test.each([
  [{ name: ' ' }, 'needs a text as name'],
  [{ name: 42 }, 'needs a text as name'],
  [{ email: 'grace' }, 'needs an e-mail address'],
  [{ name: 'Grace', list: [] }, '"list" must be a text'],
])('a person that cannot be is refused with a sentence: %j', (person, sentence) => {
  const { chat } = new FakeBrowser().tab();
  expect(() => chat.activity.identify(person)).toThrow(sentence);
});
