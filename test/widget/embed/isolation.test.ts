// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { launcher, loaderPage, said, turns } from './loader-page.ts';

const { met, load } = loaderPage();

test('with data-isolation what speaks to a frame comes in the app’s place, under another address after a failure', async () => {
  met.failing = 1;
  load({ site: 'demo', isolation: 'frame' });
  launcher()?.click();
  await turns();
  expect(met.imported.map((url) => url.replace(/.*\/widget\//, ''))).toEqual(['0/frame.js', '1/frame.js']);
  expect(met.calls).toEqual(['open']);
});

test('a wall that this server does not know is no chat, rather than one without a wall', async () => {
  met.failing = 2;
  load({ site: 'demo', isolation: 'shadow' });
  launcher()?.click();
  await turns();
  expect(met.imported.every((url) => url.endsWith('/shadow.js'))).toBe(true);
  expect([said(), met.calls]).toEqual(['Chat not loaded. Click to retry.', []]);
});
