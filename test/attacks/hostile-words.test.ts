// @slow 10 s of a core: scripts in every place that takes words, in a browser. Finds a place that runs them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startShop } from '../../demo/shop-server.mjs';
import { createLogger } from '../../server/common/logger.ts';
import { DEMO_SITE_KEY } from '../../server/demo-people.ts';
import { openStage, type Stage } from '../journeys/stage.ts';
import { freshContext } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { corpus } from './corpora/read-corpus.ts';
import { runsCarelessly } from './hostile/careless-page.ts';
import { MARKUP, makeEverythingHostile } from './hostile/everything-hostile.ts';
import { findingsOf, NOTHING, watchPage } from './hostile/watch-page.ts';

const LAST = 'and that was all';

describe('hostile words', () => {
  describe('on a page that is careless', () => {
    let page: Page;
    beforeAll(async () => {
      page = await (await freshContext()).newPage();
    });
    afterAll(() => page.context().close());
    it.each(corpus('scripts'))('%s runs', async (words) => {
      expect(await runsCarelessly(page, words)).toBe(true);
    });
  });

  describe('in the product', () => {
    let stage: Stage;
    let server: TestServer;
    const logged: string[] = [];
    const trouble: string[][] = [];

    beforeAll(async () => {
      const port = await freePort();
      server = await startTestServer({
        built: true,
        shopOrigins: [`http://localhost:${port}`],
        env: { RATE_LIMIT_FACTOR: '100' },
        logger: createLogger('trace', { write: (line) => logged.push(line) }),
      });
      const shop = await startShop({ port, serverUrl: server.url, siteKey: DEMO_SITE_KEY });
      stage = await openStage({
        shopUrl: shop.url,
        consoles: { Ana: server.url, Ben: server.url },
        async close() {
          await shop.close();
          await server.remove();
        },
      });
    });
    afterAll(() => stage.close());

    it('run nowhere: not in the widget, the console, a notification, a transcript or a log', async () => {
      const visitor = await stage.visitor();
      trouble.push(watchPage(visitor.page));
      await visitor.open();
      await visitor.send('Hello');
      const { id, ask, token } = await storedOf(server, visitor.page);
      await makeEverythingHostile(server, ask, id);
      await visitor.attach({ name: `${MARKUP}.txt`, mimeType: 'text/html', buffer: Buffer.from(MARKUP) });
      await visitor.composer.fill(LAST);
      await visitor.dialog.getByRole('button', { name: 'Send' }).click();
      await visitor.message(LAST).waitFor();
      await visitor.message(MARKUP).first().waitFor();

      const ana = await stage.agent('Ana');
      trouble.push(watchPage(ana.page));
      await readNotifications(ana.page);
      await ana.open(LAST);
      await ana.message(LAST).waitFor();
      expect(await findingsOf(ana.page), 'a conversation').toEqual(NOTHING);
      await ana.reply.fill('/');
      await ana.page.getByRole('option').filter({ hasText: MARKUP }).first().waitFor();
      expect(await findingsOf(ana.page), 'canned replies').toEqual(NOTHING);
      await ana.reply.fill('');

      const places = ['search?q=mglyph', 'settings/labels', 'settings/teams', 'settings/canned-replies'];
      for (const place of [...places, 'settings/agents', 'settings/sites', 'settings/audit-log']) {
        await ana.page.goto(`${server.url}/console/${place}`);
        await ana.page.getByText('onerror=window.pwned').locator('visible=true').first().waitFor();
        if (place.startsWith('search')) await ana.page.locator('mark').first().waitFor();
        expect(await findingsOf(ana.page), place).toEqual(NOTHING);
      }

      await hide(ana.page);
      const notified = `${MARKUP} ${LAST}`;
      await visitor.send(notified);
      await expect
        .poll(() => ana.page.evaluate(() => (window as unknown as { notified: object[] }).notified))
        .toContainEqual({ title: expect.stringContaining(MARKUP), body: notified });
      expect(await findingsOf(ana.page), 'a notification').toEqual(NOTHING);

      await transcriptsAreText(server, stage, { id, token, trouble });
      expect(await findingsOf(visitor.page), 'the widget').toEqual(NOTHING);
      expect(trouble.flat()).toEqual([]);

      expect(logged.length, 'something must have been logged').toBeGreaterThan(20);
      for (const line of logged) expect(() => JSON.parse(line), 'one line for each entry').not.toThrow();
      expect(logged.filter((line) => line.includes('pwned'))).toEqual([]);
    });
  });
});

/** As text, as JSON and as a page to print: what was written, and nothing that runs. */
async function transcriptsAreText(
  server: TestServer,
  stage: Stage,
  { id, token, trouble }: { id: string; token: string; trouble: string[][] },
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const asked = await fetch(`${server.url}/api/widget/conversations/${id}/transcript`, { headers });
  const links = (await asked.json()) as { text: string; json: string; page: string };
  for (const [link, type] of [
    [links.text, 'text/plain; charset=utf-8'],
    [links.json, 'application/json; charset=utf-8'],
  ] as const) {
    const answer = await fetch(link);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="chat-[\d-]+\.(txt|json)"$/,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const text = await answer.text();
    for (const words of corpus('scripts'))
      expect(text).toContain(link === links.json ? JSON.stringify(words).slice(1, -1) : words);
  }
  const page = await (await stage.visitor()).page.context().newPage();
  trouble.push(watchPage(page));
  const answer = await page.goto(links.page);
  expect(answer?.headers()['content-security-policy']).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals",
  );
  expect(await page.textContent('body')).toContain(corpus('scripts').at(0));
  expect(await findingsOf(page), 'the page to print').toEqual(NOTHING);
  await page.close();
}

/** From the next page on, what the desktop would show is kept instead. */
async function readNotifications(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const notified: object[] = [];
    class Kept {
      static permission = 'granted';
      static requestPermission = async () => 'granted';
      constructor(title: string, { body }: { body: string }) {
        notified.push({ title, body });
      }
      close(): void {}
    }
    Object.assign(window, { Notification: Kept, notified });
    // Where a service worker is registered, it shows them.
    Object.assign(ServiceWorkerRegistration.prototype, {
      getNotifications: async () => [],
      showNotification: async (title: string, { body }: { body: string }) =>
        void notified.push({ title, body }),
    });
    localStorage.setItem('frontdesk.alerts', JSON.stringify({ desktop: true }));
  });
}

/** As if another window lay over it. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

/** The conversation of the one visitor there is, and a way to ask in their name: the page keeps their token. */
async function storedOf(server: TestServer, page: Page) {
  const conversation = await expect
    .poll(() => server.services.database.read.selectFrom('conversations').select('id').executeTakeFirst())
    .toBeDefined()
    .then(() =>
      server.services.database.read.selectFrom('conversations').select('id').executeTakeFirstOrThrow(),
    );
  const stored = (await page.evaluate('JSON.stringify({ ...localStorage })')) as string;
  const token = /[\w-]{43}/.exec(stored)?.[0];
  if (token === undefined) throw new Error(`No token is kept: ${stored}`);
  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  };
  return { id: conversation.id, ask, token };
}
