// @slow 40 s of a core, much of it waiting: every screen of the console in two languages and six widths, and with longer words. Finds what is cut
// or hidden beyond an edge.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECTIONS } from '../../../agent-console/views/settings/sections.ts';
import type { Sites } from '../../../server/contract/schemas/agent-api.ts';
import { freshContext } from '../../support/browser.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { PHONE } from '../stage.ts';
import { type CrowdedConsole, crowd, LONG_MESSAGE, LONG_NAME, twoMore } from './crowded-console.ts';
import { contacts, go, type Measure, merges } from './crowded-dialogs.ts';
import { overflowsOf } from './overflow.ts';

const DESKTOP_WIDTHS = [768, 1024, 1280, 1440, 1920];
const SITE_TABS = [
  ...['general', 'look', 'hours', 'form', 'texts', 'proactive'],
  ...['mail', 'routing', 'ladder', 'reports', 'privacy'],
];
const LOOKS = [
  ...[
    { language: 'English', locale: 'en-US', longer: false },
    { language: 'Chinese', locale: 'zh-CN', longer: false },
  ].flatMap((look) => [
    { ...look, device: 'desktop', widths: DESKTOP_WIDTHS, options: {} as BrowserContextOptions },
    { ...look, device: 'phone', widths: [390], options: PHONE },
  ]),
  {
    language: 'words of German length',
    locale: 'en-US',
    longer: true,
    device: 'desktop',
    widths: DESKTOP_WIDTHS,
    options: {} as BrowserContextOptions,
  },
];

let server: TestServer;
let crowded: CrowdedConsole;
let siteId: string;

beforeAll(async () => {
  server = await startTestServer({ built: true });
  crowded = await crowd(server);
  const { body } = await crowded.ana.ask<Sites>('GET', '/api/agent/sites');
  siteId = body.sites[0]?.id ?? '';
});
afterAll(() => server.remove());

describe.each(LOOKS)('a crowded console, $language on a $device', ({ locale, longer, widths, options }) => {
  it('cuts nothing and hides nothing beyond an edge', async () => {
    // Looking at it takes it out of the list of mentions.
    await crowded.ben.note(crowded.mentionedId, `@${LONG_NAME}, ${LONG_MESSAGE}`);
    const page = await signedIn({ ...options, locale });
    const found: string[] = [];
    const measure = async (screen: string) => {
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"].skeleton') === null);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 860 });
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        for (const one of await overflowsOf(page, longer)) found.push(`${screen} at ${width}: ${one}`);
      }
    };
    await lists(page, measure);
    await threads(page, measure, widths);
    await merges(page, measure, crowded);
    await contacts(page, measure, crowded);
    await offers(page, measure);
    await pages(page, measure);
    await page.context().close();
    expect(found).toEqual([]);
  });
});

async function lists(page: Page, measure: Measure): Promise<void> {
  for (const queue of ['', 'mine', 'open', 'snoozed', 'resolved']) {
    await go(page, queue, queue === 'mine' ? '.cards .empty' : '[data-card]');
    await measure(`queue ${queue}`);
  }
  await go(page, '', '[data-card]');
  for (const name of ['team', 'views__more', 'account__menu']) {
    await page.locator(`.${name} > button`).click();
    await page.locator(`.${name} .popover__panel`).waitFor();
    await measure(name);
    await page.keyboard.press('Escape');
  }
  await go(page, 'mentions', '.mention-row');
  await measure('mentions');
  await go(page, 'search?q=parcel', 'mark');
  await measure('search');
  await page.locator('.views__more > button').click();
  await page.locator('.list-menu a[href*="/views/"]').first().click();
  await page.locator('[data-card]').first().waitFor();
  await measure('a view');
  await page.locator('.views .icon-button').click();
  await page.locator('dialog[open]').waitFor();
  await measure('the editor of a view');
  await page.keyboard.press('Escape');
}

/** How far the reply box reaches beyond the messages, at either side. */
function placesInThread(page: Page): Promise<{ left: number; right: number }> {
  return page.evaluate(() => {
    const [messages, box] = ['.messages__row', '.composer__box'].map((selector) =>
      document.querySelector(selector)?.getBoundingClientRect(),
    );
    return {
      left: Math.round((messages?.left ?? 0) - (box?.left ?? 0)),
      right: Math.round((box?.right ?? 0) - (messages?.right ?? 0)),
    };
  });
}

async function threads(page: Page, measure: Measure, widths: readonly number[]): Promise<void> {
  for (const id of [crowded.longId, crowded.mentionedId]) {
    await go(page, `conversations/${id}`, '.message');
    await measure('a conversation');
    await page.setViewportSize({ width: Math.max(...widths), height: 860 });
    expect(await placesInThread(page), 'the reply box stands under the messages').toEqual({
      left: 0,
      right: 0,
    });
  }
  await go(page, `conversations/${crowded.cardsId}`, '.sent-card__fields');
  await measure('a conversation with cards');
  await go(page, `conversations/${crowded.longId}?within=parcel`, '.find-bar__count:not(:empty)');
  await measure('the search in a conversation');
  await go(page, `conversations/${crowded.mentionedId}`, '.message');
  await page.locator('[aria-pressed].icon-button').last().click();
  await page.locator('.thread').waitFor();
  await measure('a conversation, details');
  for (const key of ['s', 'a', 'l', 'p', '?', 'Control+k']) {
    await page.keyboard.press(key);
    await page.locator('dialog[open]').waitFor();
    await measure(`after ${key}`);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  }
}

/** Long messages on offer, and under them what says that something was done. */
async function offers(page: Page, measure: Measure): Promise<void> {
  const rule = async (mode: 'round_robin' | 'shared') =>
    crowded.ana.ask('PUT', `/api/agent/sites/${siteId}`, {
      settings: { routing: { mode, cap: 50, acceptSeconds: 600, sticky: true } },
    });
  await go(page, `conversations/${crowded.longId}`, '.message');
  await crowded.ana.ask('PUT', '/api/agent/availability', { state: 'on' });
  await twoMore(server);
  await rule('round_robin');
  await page.locator('.offers__more').click();
  await measure('offers');
  await page.locator('.offers__more').click();
  // Each look changes the label anew.
  await page.keyboard.press('l');
  await page.locator('dialog [role="option"]').first().click();
  await page.keyboard.press('Escape');
  // A notice stays for some seconds only: where everything is, is asked in the moment it is there.
  const places = await page.waitForFunction(() => {
    const [offer, notice, composer] = ['.offer', '.notice', '.composer__box'].map((selector) =>
      document.querySelector(selector)?.getBoundingClientRect(),
    );
    if (offer === undefined || notice === undefined || composer === undefined) return null;
    return {
      offerEnds: offer.bottom,
      noticeFrom: notice.top,
      noticeEnds: notice.bottom,
      replyFrom: composer.top,
    };
  });
  const at = await places.jsonValue();
  expect(at?.offerEnds, 'the notice stands under the offer').toBeLessThanOrEqual(at?.noticeFrom ?? 0);
  expect(at?.noticeEnds, 'and over the reply box').toBeLessThanOrEqual(at?.replyFrom ?? 0);
  await measure('an offer and a notice');
  await rule('shared');
  await crowded.ana.ask('PUT', '/api/agent/availability', { state: 'away' });
  await page.locator('.offer').waitFor({ state: 'detached' });
}

async function pages(page: Page, measure: Measure): Promise<void> {
  for (const [path, ready] of [
    ['contacts', '.contacts__link'],
    ['visitors', '.page__head'],
    ['rooms', '.room'],
    [`rooms/${crowded.roomId}`, '.message'],
    ['install', '.site'],
    ['reports?days=7&zone=UTC', '.figure'],
    ['reports/moments?days=7&zone=UTC&figure=messagesIn', '.moment'],
    ['reports/now', '.tile'],
    ['reports/definitions', '.definition'],
  ] as const) {
    await go(page, path, ready);
    await measure(path);
  }
  await go(page, 'settings', '.settings__link');
  await measure('the list of settings');
  for (const { name } of SECTIONS) {
    await go(page, `settings/${name}`, `.settings__link[href$="/${name}"][aria-current]`);
    await measure(`settings ${name}`);
  }
  for (const tab of SITE_TABS) {
    await go(page, `settings/sites/${siteId}/${tab}`, '.site-tabs [aria-current]');
    await measure(`site ${tab}`);
  }
}

async function signedIn(options: BrowserContextOptions): Promise<Page> {
  const context = await freshContext({ reducedMotion: 'reduce', ...options });
  const [name = '', value = ''] = crowded.ana.cookie.split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  const page = await context.newPage();
  await page.goto(`${server.url}/console/`);
  await page.locator('[data-card]').first().waitFor();
  return page;
}
