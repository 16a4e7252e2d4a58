import type { Browser } from 'playwright-core';
import { TOO_LONG_MS } from '../../support/browser.ts';

/** Whether a page without anything comes back as it was: the Chromium that comes from npm keeps none. */
export async function keepsPages(browser: Browser, url: string): Promise<boolean> {
  const page = await browser.newPage();
  page.setDefaultTimeout(TOO_LONG_MS);
  await page.addInitScript(() =>
    addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted })),
  );
  await page.goto(url);
  await page.goto(`${url}-either`);
  await page.goBack({ waitUntil: 'commit' });
  const persisted = await page.waitForFunction(() => Reflect.get(globalThis, 'persisted') !== undefined);
  await persisted.dispose();
  const kept = await page.evaluate(() => Reflect.get(globalThis, 'persisted') === true);
  await page.close();
  return kept;
}
