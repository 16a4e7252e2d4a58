// @slow 14 s of a core: one visitor in several tabs of a real browser. Finds what tabs do to each other; who of them speaks is tried by
// `test/contract/client`.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { eventually } from '../../support/eventually.ts';
import type { TestServer } from '../../support/test-server.ts';
import { ConsolePage } from '../console-page.ts';
import { type MorePages, type Stage, SUB_DOMAINS, startEmbeddedStage } from '../stage.ts';
import { WidgetPage } from '../widget-page.ts';

type Api = { frontdesk(method: string, ...args: unknown[]): Promise<unknown> };

/** Counts the engine's sockets that the pages of one browser hold open. */
function countSockets(context: BrowserContext): () => number {
  const open = new Set<object>();
  const watch = (page: Page) => {
    const own = new Set<object>();
    const forget = () => {
      for (const socket of own) open.delete(socket);
      own.clear();
    };
    page.on('websocket', (socket) => {
      if (!socket.url().includes('/app/')) return;
      open.add(socket);
      own.add(socket);
      socket.on('close', () => open.delete(socket));
    });
    // The sockets of a document end with it, and Playwright does not say so. It may still open some while the next one is asked for.
    let leaves = false;
    page.on('close', forget);
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) leaves = true;
    });
    page.on('framenavigated', (frame) => {
      if (!leaves || frame !== page.mainFrame()) return;
      leaves = false;
      forget();
    });
  };
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
  return () => open.size;
}

/** As a browser suspends a page to save memory: no timer runs, no message is heard, the socket stays. */
async function setFrozen(page: Page, frozen: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: frozen ? 'frozen' : 'active' });
}

describe('one browser with several tabs', () => {
  const pages: MorePages = new Map();
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage(pages);
  });
  afterAll(() => stage.close());

  /** Three tabs of one visitor, who has written once; the first of them was there first. */
  async function threeTabs(hello: string) {
    const first = await stage.visitor();
    const context = first.page.context();
    const sockets = countSockets(context);
    await first.open();
    await first.send(hello);
    await first.messageWith(hello, 'Sent').waitFor();
    const tabs = [first];
    for (let more = 0; more < 2; more += 1) {
      const page = await context.newPage();
      await page.goto(stage.shopUrl);
      const tab = new WidgetPage(page);
      // The panel was open on the page before, so it opens here by itself.
      await tab.message(hello).waitFor();
      tabs.push(tab);
    }
    return { tabs: tabs as [WidgetPage, WidgetPage, WidgetPage], sockets, context };
  }

  it('hold one socket, and show the same; when the one that held it closes, nothing is missed', async () => {
    const { tabs, sockets, context } = await threeTabs('Hello, three');
    const ana = await stage.agent('Ana');
    await ana.open('Hello, three');
    await ana.claim();
    await ana.answer('To all of you');
    for (const tab of tabs) await tab.message('To all of you').waitFor();
    // Where a tab is silent for seconds, another one takes the lead from it, and for a moment both hold a socket.
    await eventually(() => expect(sockets()).toBe(1));

    await tabs[0].page.close();
    await ana.answer('While the lead changed');
    for (const tab of tabs.slice(1)) await tab.message('While the lead changed').waitFor();
    await eventually(() => expect(sockets()).toBe(1));
    await tabs[2].send('Still here');
    await ana.message('Still here').waitFor();
    await tabs[1].message('Still here').waitFor();
    for (const tab of tabs.slice(1))
      expect((await tab.texts()).filter((text) => text === 'Still here')).toHaveLength(1);
    await context.close();
    await ana.close();
  });

  it('share what is being written, and what is read', async () => {
    const { tabs, context } = await threeTabs('Hello, draft');
    await tabs[1].composer.fill('Half a sen');
    await eventually(async () => expect(await tabs[2].composer.inputValue()).toBe('Half a sen'));
    await tabs[2].send('Half a sentence');
    await eventually(async () => expect(await tabs[1].composer.inputValue()).toBe(''));
    await context.close();
  });

  it('go on when the tab that held the socket is suspended', async () => {
    const { tabs, sockets, context } = await threeTabs('Hello, sleeper');
    await tabs[1].page.bringToFront();
    await setFrozen(tabs[0].page, true);
    const ana = await stage.agent('Ana');
    await ana.open('Hello, sleeper');
    await ana.claim();
    await ana.answer('Are you asleep?');
    for (const tab of tabs.slice(1)) await tab.message('Are you asleep?').waitFor();
    await setFrozen(tabs[0].page, false);
    await tabs[0].message('Are you asleep?').waitFor();
    await eventually(() => expect(sockets()).toBe(1));
    await context.close();
    await ana.close();
  });

  it('begin one conversation when two of them write their first message at once', async () => {
    const first = await stage.visitor();
    const context = first.page.context();
    const second = new WidgetPage(await context.newPage());
    await second.page.goto(stage.shopUrl);
    for (const tab of [first, second]) await tab.open();
    const send = (tab: WidgetPage, text: string) =>
      tab.page.evaluate((body) => (window as unknown as Api).frontdesk('send', body), text);
    await Promise.all([send(first, 'From the one'), send(second, 'From the other')]);
    for (const tab of [first, second])
      for (const text of ['From the one', 'From the other']) await tab.message(text).waitFor();
    // What is written is shown before the server has heard of it.
    const rows = await eventually(async () => {
      const stored = await stage.server.services.database.read
        .selectFrom('messages')
        .select('conversation_id')
        .where('body', 'in', ['From the one', 'From the other'])
        .execute();
      expect(stored).toHaveLength(2);
      return stored;
    });
    expect(new Set(rows.map((row) => row.conversation_id)).size).toBe(1);
    await context.close();
  });

  it('of an agent hold one socket too, and send once what was written in a tab that is gone', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('Anybody?');
    await visitor.messageWith('Anybody?', 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    const context = ana.page.context();
    const sockets = countSockets(context);
    await ana.page.reload();
    const tabs = [ana];
    for (let more = 0; more < 2; more += 1) {
      const page = await context.newPage();
      await page.goto(ana.page.url());
      tabs.push(new ConsolePage(page));
    }
    for (const tab of tabs) await tab.list.waitFor();
    await tabs[0]?.open('Anybody?');
    await tabs[1]?.open('Anybody?');
    await tabs[1]?.claim();
    await eventually(() => expect(sockets()).toBe(1));

    await context.route('**/api/agent/conversations/*/messages', (route) => route.abort());
    await tabs[1]?.answer('Written before the crash');
    await tabs[0]?.message('Written before the crash').waitFor();
    await tabs[1]?.page.close();
    await context.unrouteAll({ behavior: 'wait' });
    await visitor.message('Written before the crash').waitFor();
    expect((await visitor.texts()).filter((text) => text === 'Written before the crash')).toHaveLength(1);
    await context.close();
    await visitor.close();
  });

  it('sub-domains are strangers to each other, and one visitor where the page asks for it, log-out included', async () => {
    const tag = (more: string) =>
      `<!doctype html><html lang="en"><script async src="${stage.server.url}/widget.js" data-site="${DEMO_SITE_KEY}" ${more}></script>`;
    pages.set('/alone', { html: tag(''), headers: {} });
    pages.set('/shared', { html: tag('data-share-domain="shop.localhost"'), headers: {} });
    const [tea, coffee] = SUB_DOMAINS.map((host) => stage.shopUrl.replace('localhost', host));
    const visitor = await stage.visitor('/alone');
    const { page } = visitor;
    const context = page.context();
    const cookies = async () => (await context.cookies()).map(({ name, domain }) => [name, domain]);

    await page.goto(`${tea}/alone`);
    await visitor.open();
    await visitor.send('From the tea shop');
    await visitor.messageWith('From the tea shop', 'Sent').waitFor();
    await page.goto(`${coffee}/alone`);
    await visitor.open();
    expect(await visitor.texts()).toEqual([]);
    expect(await cookies()).toEqual([]);

    // What the tea shop knew already goes along.
    await page.goto(`${tea}/shared`);
    await visitor.message('From the tea shop').waitFor();
    expect(await cookies()).toEqual([[`frontdesk_${DEMO_SITE_KEY}`, '.shop.localhost']]);
    await page.goto(`${coffee}/shared`);
    // A conversation goes on, so the chat comes by itself.
    await page.waitForFunction(
      () => document.querySelector('frontdesk-widget')?.shadowRoot?.querySelector('.badge') != null,
    );
    // Whether it opened by itself already does not matter.
    await page.evaluate(() => (globalThis as unknown as Api).frontdesk('open'));
    await visitor.message('From the tea shop').waitFor();
    await visitor.send('From the coffee shop');
    await visitor.messageWith('From the coffee shop', 'Sent').waitFor();

    const second = new WidgetPage(await context.newPage());
    await second.page.goto(`${tea}/shared`);
    await second.message('From the coffee shop').waitFor();
    await second.page.evaluate(() => (globalThis as unknown as Api).frontdesk('reset'));
    expect(await cookies()).toEqual([]);
    await page.bringToFront();
    await page.reload();
    await visitor.launcher.waitFor();
    // Whether it opened by itself already does not matter.
    await page.evaluate(() => (globalThis as unknown as Api).frontdesk('open'));
    await visitor.dialog.getByText('Hello! Questions about our teas').waitFor();
    expect(await visitor.texts()).toEqual([]);
    await visitor.close();
  });
});
