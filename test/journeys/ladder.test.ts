// @slow 10 s of a core, and waits of 25 s: a browser that loses the engine for longer than pusher-js tries. Finds a fallback that
// nobody comes back from.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../support/test-server.ts';
import { type Stage, startEmbeddedStage } from './stage.ts';
import { WidgetPage } from './widget-page.ts';

/** What stands between this page and the engine, until it is lifted. */
async function standInTheWay(page: Page, how: 'over quota' | 'silence'): Promise<{ lift(): void }> {
  const way = { blocked: true };
  await page.routeWebSocket(/\/app\//, (socket) => {
    if (!way.blocked) return void socket.connectToServer();
    // After 4000 to 4099 pusher-js never comes back by itself; see the protocol's close codes.
    if (how === 'over quota') void socket.close({ code: 4004, reason: 'Over quota' });
  });
  return {
    lift() {
      way.blocked = false;
    },
  };
}

describe('between a browser and the engine', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  it.each(['over quota', 'silence'] as const)(
    '%s: both sides go on by asking, say so, miss nothing, and return',
    async (how) => {
      const visitor = await stage.visitor();
      const ana = await stage.agent('Ana');
      const ways = [await standInTheWay(visitor.page, how), await standInTheWay(ana.page, how)];
      await visitor.page.reload();
      await ana.page.reload();
      const hello = `Is anybody there? (${how})`;
      await visitor.open();
      await visitor.send(hello);
      await visitor.message(hello).waitFor();
      await ana.list.getByText(/Live updates paused/).waitFor();
      await ana.open(hello);
      await ana.claim();
      await ana.answer(`I am (${how})`);
      await visitor.message(`I am (${how})`).waitFor();
      await visitor.dialog.getByText(/short delay/).waitFor();

      for (const way of ways) way.lift();
      await visitor.page.evaluate(() => window.dispatchEvent(new Event('online')));
      await ana.page.evaluate(() => window.dispatchEvent(new Event('online')));
      await visitor.dialog.getByText(/short delay/).waitFor({ state: 'detached' });
      await visitor.send('Back again');
      await ana.message('Back again').waitFor();
      await ana.answer('So am I');
      await visitor.message('So am I').waitFor();
      expect(await visitor.texts()).toEqual([hello, `I am (${how})`, 'Back again', 'So am I']);
      await visitor.close();
      await ana.close();
    },
  );

  it('where the browser keeps nothing: messages are sent all the same, and it is said', async () => {
    const visitor = await stage.visitor();
    await visitor.page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
      Object.defineProperty(Storage.prototype, 'setItem', { value: refuse });
    });
    await visitor.page.reload();
    const chat = new WidgetPage(visitor.page);
    await chat.open();
    await chat.send('From a private window');
    await chat.messageWith('From a private window', 'Sent').waitFor();
    await chat.dialog.getByText(/blocks storage/).waitFor();
    await visitor.close();
  });
});
