import { expect, test } from 'vitest';
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
