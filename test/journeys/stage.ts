import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startShop } from '../../demo/shop-server.mjs';
import { DEMO_AGENTS, DEMO_PASSWORD, DEMO_SITE_KEY } from '../../server/demo-people.ts';
import { freshContext } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { ConsolePage } from './console-page.ts';
import { WidgetPage } from './widget-page.ts';

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 860 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

/** The same shop on two sub-domains; every name under `localhost` is this machine. */
export const SUB_DOMAINS = ['tea.shop.localhost', 'coffee.shop.localhost'] as const;

/** Where a journey takes place: a shop, consoles, and people with browsers of their own. */
export type Stage = {
  shopUrl: string;
  /** A visitor with a fresh browser, on a page of the shop. */
  visitor(path?: string, options?: BrowserContextOptions): Promise<WidgetPage>;
  /** A signed-in agent with a fresh browser, in the console. */
  agent(name: 'Ana' | 'Ben', options?: BrowserContextOptions): Promise<ConsolePage>;
  close(): Promise<void>;
};

export type StagePlaces = {
  shopUrl: string;
  consoles: Record<'Ana' | 'Ben', string>;
  close(): Promise<void>;
};

/** Puts people with browsers into places that stand already. */
export async function openStage({ shopUrl, consoles, close }: StagePlaces): Promise<Stage> {
  const contexts: BrowserContext[] = [];
  return {
    shopUrl,
    async visitor(path = '/', options = DESKTOP) {
      const page = await freshPage(options);
      await page.goto(shopUrl + path);
      return new WidgetPage(page);
    },
    async agent(name, options = DESKTOP) {
      const page = await freshPage(options);
      const url = consoles[name];
      // What the form sends, without drawing it for each of them; `identity.test.ts` fills it in.
      const signedIn = await page.request.post(`${url}/api/agent/session`, {
        headers: { origin: url },
        data: { email: DEMO_AGENTS.find((agent) => agent.name === name)?.email, password: DEMO_PASSWORD },
      });
      if (!signedIn.ok()) throw new Error(`${name} could not sign in: ${await signedIn.text()}`);
      await page.goto(`${url}/console/`);
      const console = new ConsolePage(page);
      await console.list.waitFor();
      return console;
    },
    async close() {
      for (const context of contexts) await context.close();
      await close();
    },
  };

  async function freshPage(options: BrowserContextOptions): Promise<Page> {
    const context = await freshContext({ locale: 'en-GB', ...options });
    contexts.push(context);
    return context.newPage();
  }
}

/** Pages of the shop that a test writes itself, by path. */
export type MorePages = Map<string, { html: string; headers: Record<string, string> }>;

/** The embedded way: one server with relay and SQLite in this process, and the demo shop on another origin. */
export async function startEmbeddedStage(
  pages: MorePages = new Map(),
  env: Record<string, string> = {},
): Promise<Stage & { server: TestServer }> {
  const shopPort = await freePort();
  const shopOrigins = ['localhost', ...SUB_DOMAINS].map((host) => `http://${host}:${shopPort}`);
  const server = await startTestServer({ built: true, shopOrigins, env });
  const shop = await startShop({ port: shopPort, serverUrl: server.url, siteKey: DEMO_SITE_KEY, pages });
  const stage = await openStage({
    shopUrl: shop.url,
    consoles: { Ana: server.url, Ben: server.url },
    async close() {
      await shop.close();
      await server.remove();
    },
  });
  return { ...stage, server };
}
