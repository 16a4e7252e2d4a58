import { expect, test, vi } from 'vitest';
import { createPart } from '../../../widget/stores/late-part.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { NO_ANSWER } from '../fake-server.ts';

function aPart() {
  const browser = new FakeBrowser();
  const { chat, warnings } = browser.tab();
  const load = vi.fn(async () => 'the part');
  const missing = () =>
    load.mockImplementationOnce(async () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
  const use = vi.fn();
  const want = createPart(chat.site, load, use);
  return { server: browser.server, site: chat.site, warnings, load, missing, use, want };
}

test('a part is fetched once, however often it is wanted', async () => {
  const { load, use, want } = aPart();
  want();
  want();
  await settled();
  want();
  await settled();
  expect(load).toHaveBeenCalledTimes(1);
  expect(use.mock.calls).toEqual([['the part']]);
});

test('one that could not be had while the server was away for a moment is fetched again at once', async () => {
  const { site, missing, use, warnings, want } = aPart();
  missing();
  want();
  await settled();
  expect(use.mock.calls).toEqual([['the part']]);
  expect([site.outdated.value, site.offline.value, warnings.length]).toEqual([false, false, 1]);
});

test('while the server is away it waits until it is wanted again', async () => {
  const { server, site, missing, load, use, want } = aPart();
  server.retry = () => NO_ANSWER;
  missing();
  want();
  await settled();
  expect([load.mock.calls.length, site.offline.value, site.outdated.value]).toEqual([1, true, false]);
  server.retry = () => undefined;
  want();
  await settled();
  expect(use.mock.calls).toEqual([['the part']]);
});

test('where the server answers and has it no more, the page is said to be too old, until the part is there after all', async () => {
  const { site, missing, load, use, want } = aPart();
  missing();
  missing();
  want();
  await settled();
  expect([load.mock.calls.length, site.outdated.value, use.mock.calls]).toEqual([2, true, []]);
  want();
  await settled();
  expect([site.outdated.value, use.mock.calls]).toEqual([false, [['the part']]]);
});
