import type { Page } from 'playwright-core';
import { type CrowdedConsole, LONG_NAME } from './crowded-console.ts';

export type Measure = (screen: string) => Promise<void>;

/** Follows an address as the browser's own buttons do. */
export async function go(page: Page, path: string, ready: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', `/console/${to}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.locator(ready).first().waitFor({ state: 'attached' });
}

/** Merged conversations, and what the menu of a conversation opens. */
export async function merges(page: Page, measure: Measure, crowded: CrowdedConsole): Promise<void> {
  await go(page, `conversations/${crowded.keptId}`, '.merged');
  await page.locator('.merged > summary').click();
  await page.locator('.merged__message').first().waitFor();
  await measure('a conversation with a merged one, unfolded');
  await page.locator('.merged > summary').click();
  await go(page, `conversations/${crowded.mergedId}`, '.merged-bar');
  await measure('a merged conversation');
  // The last items: merge, transcript, delete, select.
  for (const [place, name] of [
    [-4, 'merging conversations'],
    [-3, 'the transcript'],
    [-2, 'deleting a conversation'],
  ] as const) {
    await go(page, `conversations/${crowded.toMergeId}`, '.thread-actions');
    await page.locator('.thread-actions__more > button').click();
    await page.locator('.thread-actions__more .menu__item').first().waitFor();
    await measure('the menu of a conversation');
    await page.locator('.thread-actions__more .menu__item').nth(place).click();
    await page.locator('dialog[open] .dialog__title').waitFor();
    if (place === -4) await choosing(page, measure);
    await measure(name);
    await closed(page);
  }
}

/** Which one is chosen, what happens, and what becomes of the snooze where that one is kept. */
async function choosing(page: Page, measure: Measure): Promise<void> {
  await page.locator('dialog[open] .settings__row').first().waitFor();
  await measure('choosing a conversation to merge');
  await page.locator('dialog[open] .settings__row button').first().click();
  await page.locator('dialog[open] .button--primary').waitFor();
  await measure('merging conversations, the other one');
  const snooze = page.locator('dialog[open] .merge > .settings__aside');
  const before = await snooze.count();
  await page.locator('dialog[open] .merge .button:not(.button--primary, .button--quiet)').click();
  await snooze.nth(before).waitFor();
}

/** What can be done with contacts. */
export async function contacts(page: Page, measure: Measure, crowded: CrowdedConsole): Promise<void> {
  await go(page, 'contacts', '.contacts__link');
  await page.locator('.segments .view--add').click();
  await page.locator('dialog[open]').waitFor();
  await measure('the filter of contacts');
  await closed(page);
  await page.locator('button.page__act').click();
  await page.locator('dialog[open]').waitFor();
  await measure('importing contacts');
  await closed(page);
  const path = `contacts/${crowded.visitorId}`;
  await go(page, path, '.contact .who');
  await measure(path);
  await page.locator('.who .text-button').click();
  await page.locator('dialog[open]').waitFor();
  await measure('editing a contact');
  await closed(page);
  await page.locator('.contact__facts > .button--quiet').click();
  await page.locator('dialog[open] input').fill(LONG_NAME);
  await page.locator('dialog[open] form button[type="submit"]').click();
  await page.locator('dialog[open] .settings__row button').first().waitFor();
  await measure('merging contacts');
  await page.locator('dialog[open] .settings__row button').first().click();
  await page.locator('dialog[open] .button--primary').waitFor();
  await measure('merging contacts, what happens');
  await closed(page);
}

async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}
