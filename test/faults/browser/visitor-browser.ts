import type { Browser, BrowserContext, CDPSession, Page, Request } from 'playwright-core';
import { WidgetPage } from '../../journeys/widget-page.ts';

/** Time for the browser to show what it knows. */
const SHOWN_WITHIN_MS = 60_000;

export type VisitorBrowser = {
  widget(): WidgetPage;
  send(body: string): Promise<void>;
  /**
   * Presses Enter and leaves the page in the same instant.
   * @throws at once when the page that comes has no chat, because the server that has its files is away
   */
  sendAndReload(body: string): Promise<void>;
  /** The texts of the messages that the page shows, in order. */
  texts(): Promise<string[]>;
  offline(off: boolean): Promise<void>;
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Follows a link and comes back with the browser's button. Resolves to whether the page came from the cache. */
  leaveAndComeBack(meanwhile: () => Promise<void>): Promise<boolean>;
  /** Closes the tab, and opens another. */
  reopen(meanwhile: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
};

export type VisitorBrowserOptions = {
  browser: Browser;
  shopUrl: string;
  /** As in a private window that keeps nothing. */
  storageRefused?: boolean;
};

/** A visitor's Chromium with the widget open on a page of the shop. */
export async function openVisitorBrowser(options: VisitorBrowserOptions): Promise<VisitorBrowser> {
  const { browser, shopUrl, storageRefused = false } = options;
  const context: BrowserContext = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
  });
  context.setDefaultTimeout(SHOWN_WITHIN_MS);
  await context.addInitScript(() => {
    window.addEventListener('pageshow', (event) => {
      if (event.persisted) document.documentElement.dataset['fromCache'] = 'yes';
    });
  });
  if (storageRefused) {
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
    });
  }
  let page: Page = await context.newPage();
  let widget = new WidgetPage(page);
  let devtools: CDPSession = await context.newCDPSession(page);
  await page.goto(shopUrl);
  await widget.open();

  /** The panel opens by itself where it was open before. */
  const opened = () => widget.composer.waitFor();

  return {
    widget: () => widget,
    send: (body) => widget.send(body),
    async sendAndReload(body) {
      await widget.composer.fill(body);
      const loaded = page.waitForEvent('load');
      const missing = loaderMissing(page);
      try {
        await widget.composer.evaluate((box) => {
          box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
          location.reload();
        });
        await loaded;
        await Promise.race([opened(), missing.happened]);
      } finally {
        missing.end();
      }
    },
    texts: () => widget.texts(),
    offline: (off) => context.setOffline(off),
    freeze: () => devtools.send('Page.setWebLifecycleState', { state: 'frozen' }).then(() => {}),
    thaw: () => devtools.send('Page.setWebLifecycleState', { state: 'active' }).then(() => {}),
    async leaveAndComeBack(meanwhile) {
      await page.goto(`${shopUrl}/elsewhere`);
      await meanwhile();
      // A page that comes from the cache does not load again.
      await page.goBack({ waitUntil: 'commit' });
      await opened();
      return (await page.locator('html').getAttribute('data-from-cache')) === 'yes';
    },
    async reopen(meanwhile) {
      await page.close();
      await meanwhile();
      page = await context.newPage();
      widget = new WidgetPage(page);
      devtools = await context.newCDPSession(page);
      await page.goto(shopUrl);
      await opened();
    },
    close: () => context.close(),
  };
}

/** `happened` rejects when the chat's loader cannot be fetched. */
function loaderMissing(page: Page): { happened: Promise<never>; end(): void } {
  let end = () => {};
  const happened = new Promise<never>((_resolve, reject) => {
    const failed = (request: Request) => {
      if (new URL(request.url()).pathname === '/widget.js')
        reject(new Error('The loader could not be fetched.'));
    };
    page.on('requestfailed', failed);
    end = () => void page.off('requestfailed', failed);
  });
  // Nobody asks where the page could not be loaded at all.
  happened.catch(() => {});
  return { happened, end };
}
