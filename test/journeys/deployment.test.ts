// @slow 60 s of a core, half of it another build: a deployment under open pages, and two versions at once. Finds names of
// files and messages that only one of two versions knows.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startShop } from '../../demo/shop-server.mjs';
import { DEMO_SITE_KEY } from '../../server/demo-people.ts';
import { startRelay } from '../relay/support/engine.ts';
import { DATABASES } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { variantBuild } from '../support/run/variant-build.ts';
import { type Balancer, startRoundRobin } from '../support/servers/round-robin.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import type { ConsolePage } from './console-page.ts';
import { openStage, type Stage } from './stage.ts';
import type { WidgetPage } from './widget-page.ts';

const BUILDS_TAKE_MS = 600_000;
const VISITORS = 8;

describe('a deployment', () => {
  let server: TestServer;
  let stage: Stage;
  let next: string;
  const requests: string[] = [];

  beforeAll(async () => {
    next = await variantBuild();
    const shopPort = await freePort();
    server = await startTestServer({ built: true, shopOrigins: [`http://localhost:${shopPort}`] });
    const shop = await startShop({ port: shopPort, serverUrl: server.url, siteKey: DEMO_SITE_KEY });
    stage = await openStage({
      shopUrl: shop.url,
      consoles: { Ana: server.url, Ben: server.url },
      async close() {
        await shop.close();
        await server.remove();
      },
    });
  }, BUILDS_TAKE_MS);
  afterAll(() => stage?.close());

  /** The same data, another build. */
  async function deploy(): Promise<void> {
    await server.stop();
    server = await server.restart({ publicDir: next });
    server.app.server.on('request', ({ url }) => requests.push(url ?? ''));
  }

  async function chatting(said: string): Promise<WidgetPage> {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send(said);
    await visitor.messageWith(said, 'Sent').waitFor();
    return visitor;
  }

  async function works(visitor: WidgetPage, said: string): Promise<void> {
    await visitor.open();
    await visitor.send(said);
    await visitor.messageWith(said, 'Sent').waitFor();
  }

  const picker = (visitor: WidgetPage) => visitor.dialog.getByRole('group', { name: 'Emoji' });

  it('leaves every page that was open, and who comes back with an old loader, their chat and their console', async () => {
    const [dormant, returning, open, console] = [
      await stage.visitor(),
      await stage.visitor(),
      await chatting('Before'),
      await stage.agent('Ana'),
    ];
    const [oldDormant, oldOpen, oldConsole] = [
      await stage.visitor(),
      await chatting('Long before'),
      await stage.agent('Ben'),
    ];
    await deploy();

    await open.dialog.getByRole('button', { name: 'Emoji' }).click();
    await picker(open).waitFor();
    await open.send('After');
    await open.messageWith('After', 'Sent').waitFor();

    await works(dormant, 'From a page that slept through it');

    requests.length = 0;
    await returning.page.goto(`${stage.shopUrl}/strict`);
    await works(returning, 'With the loader that my browser kept');
    expect(
      requests.filter((url) => url.startsWith('/widget.js')),
      'the loader must be the kept one',
    ).toEqual([]);
    expect(requests.some((url) => /^\/widget\/app-/.test(url))).toBe(true);

    await toKeys(console);
    await console.page.getByRole('heading', { name: 'Keyboard' }).first().waitFor();

    // Long after: what the pages began with is nowhere any more.
    await server.services.database.write((db) => db.deleteFrom('assets').execute());
    await deploy();

    await works(oldDormant, 'From a page of a month ago');

    await oldOpen.composer.fill('Half a sentence');
    await oldOpen.dialog.getByRole('button', { name: 'Emoji' }).click();
    await oldOpen.dialog.getByRole('button', { name: /^The chat was updated/ }).click();
    await oldOpen.message('Long before').waitFor();
    await expect.poll(() => oldOpen.composer.inputValue()).toBe('Half a sentence');
    await oldOpen.dialog.getByRole('button', { name: 'Emoji' }).click();
    await picker(oldOpen).waitFor();

    await toKeys(oldConsole);
    await oldConsole.page
      .getByText('A new version is available.')
      .filter({ visible: true })
      .first()
      .waitFor();
    await oldConsole.page.getByRole('button', { name: 'Reload' }).first().click();
    await oldConsole.page.getByRole('heading', { name: 'Keyboard' }).first().waitFor();

    for (const visitor of [dormant, returning, open, oldDormant, oldOpen]) await visitor.close();
    for (const { page } of [console, oldConsole]) await page.context().close();
  });
});

describe('while two versions run behind one balancer', () => {
  let close: () => Promise<void>;
  let balancer: Balancer;
  let stage: Stage;
  const missed: string[] = [];

  beforeAll(async () => {
    const next = await variantBuild();
    const place = await DATABASES.find(({ name }) => name === 'Postgres')?.place();
    if (place === undefined) throw new Error('This takes a Postgres.');
    const [port, shopPort, ...ports] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
    const shopOrigins = [`http://localhost:${shopPort}`];
    const engine = await startRelay();
    const env = {
      DATABASE_URL: place.url,
      PUBLIC_URL: `http://localhost:${port}`,
      PUSHER_APP_ID: engine.app.id,
      PUSHER_KEY: engine.app.key,
      PUSHER_SECRET: engine.app.secret,
      PUSHER_HOST: engine.host,
      PUSHER_PORT: String(engine.port),
      PUSHER_TLS: 'off',
    };
    const nodes: TestServer[] = [];
    for (const [index, own] of ports.entries()) {
      const node = await startTestServer({ built: true, shopOrigins, env: { ...env, PORT: String(own) } });
      if (index === 0) nodes.push(node);
      else {
        await node.stop();
        nodes.push(await node.restart({ publicDir: next }));
      }
    }
    balancer = await startRoundRobin(port, ports);
    const shop = await startShop({ port: shopPort, serverUrl: balancer.url, siteKey: DEMO_SITE_KEY });
    close = async () => {
      await shop.close();
      await balancer.close();
      for (const node of nodes) await node.remove();
      await engine.stop();
      await place.remove();
    };
    stage = await openStage({
      shopUrl: shop.url,
      consoles: { Ana: balancer.url, Ben: balancer.url },
      close: () => close(),
    });
  }, BUILDS_TAKE_MS);
  afterAll(() => stage?.close());

  function watch(page: Page): void {
    page.on('response', (response) => {
      if (response.status() === 404) missed.push(response.url());
    });
  }

  it('each gives out the parts of the other', async () => {
    const versions = new Set<string>();
    for (let count = 0; count < VISITORS; count += 1) {
      // Where a visit takes an even number of requests, each begins at the same node: from here on at the other.
      if (count === VISITORS / 2) await fetch(`${balancer.url}/widget.js`);
      const visitor = await stage.visitor();
      watch(visitor.page);
      visitor.page.on('request', (request) => {
        const entry = /\/widget\/(app-.*)$/.exec(request.url())?.[1];
        if (entry !== undefined) versions.add(entry);
      });
      await visitor.open();
      await visitor.dialog.getByRole('button', { name: 'Emoji' }).click();
      await visitor.dialog.getByRole('group', { name: 'Emoji' }).waitFor();
      await visitor.close();
    }
    expect(versions.size, 'both versions must have been met').toBe(2);
    for (const name of ['Ana', 'Ben'] as const) {
      const console = await stage.agent(name);
      watch(console.page);
      await console.page.reload();
      await console.list.waitFor();
      await toKeys(console);
      await console.page.getByRole('heading', { name: 'Keyboard' }).first().waitFor();
      await console.page.context().close();
    }
    expect(missed).toEqual([]);
  });
});

/** By clicks: the page is not loaded anew. */
async function toKeys({ page }: ConsolePage): Promise<void> {
  await page.evaluate(() => {
    history.pushState(null, '', '/console/settings/keys');
    dispatchEvent(new PopStateEvent('popstate'));
  });
}
