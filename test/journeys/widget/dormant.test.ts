// @slow 10 s of a core: what a page pays whose chat nobody opens, counted in a real browser. Finds a request too many; what is fetched when
// is tried by `test/widget`.
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, TOO_LONG_MS } from '../../support/browser.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';
import { WidgetPage } from '../widget-page.ts';
import { keepsPages } from './kept-pages.ts';

type Did = { did: string[] };

describe('what the widget costs a page', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  /** How many rows each table has, but for those of the figures, which are counted a while after what they count. */
  async function rows(): Promise<Record<string, number>> {
    const db = stage.server.services.database.read;
    const { rows: tables } = await sql<{ name: string }>`
      select name from sqlite_master
      where type = 'table' and name not like 'sqlite_%' and name not like 'moment_%'`.execute(db);
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const counted = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(db);
      counts[name] = Number(counted.rows[0]?.n);
    }
    return counts;
  }

  it('takes few requests from the click to the first message sent, and none that only asks whether it may', async () => {
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    const session = await visitor.page.context().newCDPSession(visitor.page);
    const asked: string[] = [];
    session.on('Network.requestWillBeSent', ({ request: { method, url } }) =>
      asked.push(`${method} ${new URL(url).pathname}`),
    );
    session.on('Network.webSocketCreated', ({ url }) => asked.push(`WebSocket ${new URL(url).pathname}`));
    await session.send('Network.enable');
    await visitor.open();
    await visitor.send('Is anybody there?');
    await visitor.messageWith('Is anybody there?', 'Sent').waitFor();
    expect(asked.filter((one) => one.startsWith('OPTIONS'))).toEqual([]);
    // The engine's connection comes before or after the answer: signatures for its channels, and what may have been
    // missed before it stood, which is asked for after the answer and again once it stands.
    // The message does not wait for what is reported beside it (a PUT), nor for its position in the queue, which comes
    // over the engine where that stands already. A slow engine is connected to twice.
    const counted = asked.filter((one) => !/\/(channel-auth|events|queue-position)$|^PUT /.test(one));
    const requests = counted.filter((one) => !one.startsWith('WebSocket'));
    expect(requests).toHaveLength(new Set(requests).size);
    expect(new Set(counted).size, counted.join('\n')).toBeLessThanOrEqual(12);
    expect(counted).toContain('POST /api/widget/visitors');
    await visitor.close();
  });

  /** Writes down what anything in the page stores, waits for or connects to, from its first line on. */
  async function watch(page: Page): Promise<void> {
    await page.addInitScript(() => {
      const did: string[] = [];
      Object.assign(globalThis, { did });
      const note = <T extends object>(target: T, name: keyof T & string) => {
        const original = target[name] as (...args: unknown[]) => unknown;
        Object.assign(target, {
          [name](this: unknown, ...args: unknown[]) {
            did.push(`${name} ${typeof args[0] === 'string' ? args[0] : ''}`);
            return Reflect.apply(original, this, args);
          },
        });
      };
      note(Storage.prototype, 'setItem');
      note(IDBFactory.prototype, 'open');
      note(CacheStorage.prototype, 'open');
      note(window, 'setTimeout');
      note(window, 'setInterval');
      note(window, 'requestAnimationFrame');
      note(window, 'requestIdleCallback');
      note(window, 'fetch');
      note(navigator, 'sendBeacon');
      // The chat's way, now that the page's fetch is not the browser's own.
      note(XMLHttpRequest.prototype, 'send');
      Object.assign(window, {
        WebSocket: class extends WebSocket {
          constructor(url: string | URL) {
            did.push(`WebSocket ${url}`);
            super(url);
          }
        },
        BroadcastChannel: class extends BroadcastChannel {
          constructor(name: string) {
            did.push(`BroadcastChannel ${name}`);
            super(name);
          }
        },
      });
    });
  }

  it('one request until the visitor acts: nothing stored, no timer, no socket, no row, no shift', async () => {
    const before = await rows();
    expect(Object.keys(before)).toContain('visitors');
    const visitor = await stage.visitor('/');
    await watch(visitor.page);
    const requests: string[] = [];
    visitor.page.on('request', (request) => {
      if (request.url().startsWith(stage.server.url)) requests.push(new URL(request.url()).pathname);
    });
    await visitor.page.reload();
    await visitor.launcher.waitFor();
    await visitor.page.mouse.wheel(0, 400);
    await visitor.page.evaluate(() => history.pushState(null, '', '/?elsewhere'));
    await visitor.page.waitForLoadState('networkidle');
    expect(requests).toEqual(['/widget.js']);
    expect(await visitor.page.evaluate(() => (globalThis as unknown as Did).did)).toEqual([]);
    expect(await visitor.page.evaluate(() => [Object.keys(localStorage), document.cookie])).toEqual([[], '']);
    const shift = await visitor.page.evaluate(
      () =>
        new Promise((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        }),
    );
    expect(shift).toBe(0);
    expect(await rows()).toEqual(before);

    // The same instruments see what happens once the visitor acts.
    await visitor.open();
    await visitor.send('Now I act');
    await visitor.messageWith('Now I act', 'Sent').waitFor();
    const did = await visitor.page.evaluate(() => (globalThis as unknown as Did).did);
    for (const what of ['setItem frontdesk:', 'setTimeout', 'send'])
      expect(
        did.some((one) => one.startsWith(what)),
        what,
      ).toBe(true);
    expect((await rows())['visitors']).toBe((before['visitors'] ?? 0) + 1);
    await visitor.close();
  });

  it('who has a conversation going on is shown, without a click, how much is new and what it says', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('I will be back');
    await visitor.messageWith('I will be back', 'Sent').waitFor();
    await visitor.dialog.getByRole('button', { name: 'Close chat' }).click();
    await visitor.page.goto('about:blank');
    const ana = await stage.agent('Ana');
    await ana.open('I will be back');
    await ana.claim();
    await ana.answer('Your tea has been sent');
    await ana.message('Your tea has been sent').waitFor();

    await visitor.page.goto(stage.shopUrl);
    const widget = visitor.page.locator('frontdesk-widget');
    await widget.getByRole('button', { name: 'Open chat, 1 unread message' }).waitFor();
    const preview = widget.getByRole('button', { name: 'Ana Your tea has been sent' });
    await preview.waitFor();
    await expect.poll(() => visitor.dialog.isVisible()).toBe(false);
    await expect.poll(() => visitor.newsBesideLauncher('right')).toEqual([0, true]);
    await visitor.page.evaluate("frontdesk('update', { position: 'left' })");
    await expect.poll(() => visitor.newsBesideLauncher('left')).toEqual([0, true]);

    // Dismissed, it stays away, on the next page too; the number stays.
    await widget.getByRole('button', { name: 'Dismiss' }).click();
    await preview.waitFor({ state: 'detached' });
    await visitor.page.reload();
    await widget.getByRole('button', { name: 'Open chat, 1 unread message' }).waitFor();
    await expect.poll(() => preview.count()).toBe(0);

    await ana.answer('With a number to follow it');
    await widget.getByRole('button', { name: 'Ana With a number to follow it' }).click();
    await visitor.message('Your tea has been sent').waitFor();
    await widget.getByRole('button', { name: 'Chat', exact: true }).waitFor({ state: 'attached' });
    await visitor.close();
    await ana.close();
  });

  it('after destroy the page has the elements and listeners it had before, however often it comes and goes', async () => {
    const visitor = await stage.visitor('/strict');
    const { page } = visitor;
    await page.addInitScript(() => {
      const held: Record<string, number> = {};
      Object.assign(globalThis, { held });
      const { addEventListener, removeEventListener } = EventTarget.prototype;
      const count = (target: unknown, name: string, by: number) => {
        // What hangs on an element goes with it.
        if (!(target instanceof Element)) held[name] = (held[name] ?? 0) + by;
      };
      EventTarget.prototype.addEventListener = function (...args: Parameters<typeof addEventListener>) {
        if ((args[2] as { once?: boolean } | undefined)?.once !== true) count(this ?? window, args[0], 1);
        return Reflect.apply(addEventListener, this, args);
      };
      EventTarget.prototype.removeEventListener = function (...args: Parameters<typeof removeEventListener>) {
        count(this ?? window, args[0], -1);
        return Reflect.apply(removeEventListener, this, args);
      };
    });
    await page.reload();
    await visitor.launcher.waitFor();
    const call = (method: string, given?: unknown) =>
      page.evaluate(
        async ([name, options]) => {
          const { frontdesk } = globalThis as unknown as { frontdesk(...args: unknown[]): Promise<unknown> };
          await frontdesk(name, options);
        },
        [method, given] as const,
      );
    const state = () =>
      page.evaluate(() => ({
        elements: document.querySelectorAll('*').length,
        held: Object.fromEntries(
          Object.entries((globalThis as unknown as { held: Record<string, number> }).held).filter(
            ([, count]) => count > 0,
          ),
        ),
      }));
    await call('destroy');
    const { elements, held } = await state();
    for (let time = 1; time <= 3; time += 1) {
      await call('boot', { site: 'demo-shop' });
      await call('open');
      await call('send', `Time ${time}`);
      await visitor.messageWith(`Time ${time}`, 'Sent').waitFor();
      const during = await state();
      expect(Object.keys(during.held).length).toBeGreaterThan(Object.keys(held).length);
      await call('destroy');
      const after = await state();
      expect(after.elements).toBe(elements);
      expect(after.held).toEqual(held);
    }
    // Also what was under way when it was told to forget everything.
    await call('boot', { site: 'demo-shop' });
    await call('send', 'And forget me');
    await call('destroy', { storage: true });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await visitor.close();
  });

  it('does not keep the page out of the back-forward cache, asleep or open, and catches up when it comes back', async ({
    skip,
  }) => {
    // Playwright switches the cache off.
    const browser = await launchBrowser({ without: ['--disable-back-forward-cache'] });
    if (!(await keepsPages(browser, `${stage.shopUrl}/no-such-page`))) {
      await browser.close();
      skip('This browser has no back-forward cache; the system’s Chrome or Chromium has one.');
    }
    const context = await browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(TOO_LONG_MS);
    const visitor = new WidgetPage(await context.newPage());
    const { page } = visitor;
    await page.addInitScript(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted })),
    );
    const back = async () => {
      // A page that is restored does not load.
      await page.goBack({ waitUntil: 'commit' });
      await page.waitForFunction(() => Reflect.get(globalThis, 'persisted') === true);
    };
    await page.goto(stage.shopUrl);
    await visitor.launcher.waitFor();
    await page.goto(`${stage.shopUrl}/strict`);
    await back();

    await visitor.open();
    await visitor.send('Back and forth');
    await visitor.messageWith('Back and forth', 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    await ana.open('Back and forth');
    await ana.claim();
    // The engine is connected: what keeps pages out of the cache is there.
    await visitor.messageWith('Back and forth', 'Seen').waitFor();
    await page.evaluate(() => Object.assign(globalThis, { persisted: false }));
    await page.goto(`${stage.shopUrl}/strict`);
    await ana.answer('Said while away');
    await ana.message('Said while away').waitFor();
    await back();
    await visitor.message('Said while away').waitFor();
    await visitor.send('Here again');
    await ana.message('Here again').waitFor();
    await browser.close();
    await ana.close();
  });
});
