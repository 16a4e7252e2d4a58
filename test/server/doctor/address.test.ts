import { expect, it, onTestFinished } from 'vitest';
import { startTestServer } from '../../support/test-server.ts';

it('/doctor leads to the page check of the site in the console, whatever is asked for', async () => {
  const server = await startTestServer();
  onTestFinished(() => server.remove());
  const led = async (query: string) =>
    (await fetch(`${server.url}/doctor${query}`, { redirect: 'manual' })).headers.get('location');
  expect(await led('?site=demo-shop')).toBe('/console/install?site=demo-shop');
  expect(await led('')).toBe('/console/install');
  expect(await led('?site=a&site=b')).toBe('/console/install');
  expect(await led('?site=%0d%0aa%26b%23')).toBe('/console/install?site=%0D%0Aa%26b%23');
  expect((await led(`?site=${'x'.repeat(5_000)}`))?.length).toBeLessThan(200);
});
