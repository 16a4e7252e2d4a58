import { expect, test } from 'vitest';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { NO_ANSWER } from '../fake-server.ts';

test('what the page says of a conversation waits until there is one', async () => {
  const browser = new FakeBrowser();
  const { chat } = browser.tab();
  await chat.prepare();
  chat.description.update({ attributes: { order: 4711 }, labels: ['Orders'] });
  chat.description.update({ attributes: { gift: true } });
  await settled();
  expect(browser.server.requests).toEqual(['opening']);
  chat.send('Hello');
  await settled();
  expect(browser.server.described).toEqual([{ attributes: { order: 4711, gift: true }, labels: ['Orders'] }]);
});

test('a page that is loaded again says it of the conversation that goes on, and nothing twice', async () => {
  const browser = new FakeBrowser();
  await browser.talking();
  const { chat } = browser.tab();
  chat.description.update({ attributes: { order: 4711 } });
  await chat.prepare();
  chat.setOpen(true);
  await settled();
  chat.wake();
  await settled();
  expect(browser.server.described).toEqual([{ attributes: { order: 4711 } }]);
});

test('the next conversation on the same page is told, too', async () => {
  const browser = new FakeBrowser();
  const { chat } = await browser.talking();
  chat.description.update({ attributes: { order: 4711 } });
  await settled();
  chat.anew();
  chat.send('Something else');
  await settled();
  expect(browser.server.describedOf()).toHaveLength(2);
});

test('without an answer it is told once the server is back', async () => {
  const browser = new FakeBrowser();
  const { chat } = await browser.talking();
  browser.server.retry = (request) => (request === 'describe' ? NO_ANSWER : undefined);
  chat.description.update({ labels: ['Orders'] });
  await settled();
  browser.server.retry = () => undefined;
  chat.wake();
  await settled();
  expect(browser.server.described.at(-1)).toEqual({ labels: ['Orders'] });
});

test('labels that the site does not allow are named in the browser’s console', async () => {
  const browser = new FakeBrowser();
  const tab = await browser.talking();
  browser.server.refusedLabels = ['Secret'];
  tab.chat.description.update({ labels: ['Secret'] });
  await settled();
  expect(tab.warnings.join()).toContain('Secret');
});

test('what the page said of one visitor’s conversation is not said of the next one’s', async () => {
  const browser = new FakeBrowser();
  const { chat } = await browser.talking();
  chat.description.update({ attributes: { order: 4711 } });
  await settled();
  chat.reset();
  await settled();
  chat.send('Somebody else');
  await settled();
  expect(browser.server.describedOf()).toHaveLength(1);
});

test.each([
  [{ attributes: { list: [] } }, '"list" must be a text'],
  [{ labels: 'Orders' }, '"labels" must be a list'],
  [{ labels: [''] }, '"labels" must be a list'],
  [{ labels: Array(21).fill('x') }, '"labels" must be a list'],
])('what cannot be said is refused with a sentence', (given, sentence) => {
  const { chat } = new FakeBrowser().tab();
  expect(() => chat.description.update(given)).toThrow(sentence);
});
