// @slow 25 s of a core: axe on the chat in an element, as a page of its own and in a frame, with a voice message. Finds what is without a
// name or hard to see where the chat does not stand beside the launcher.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sites } from '../../../server/contract/schemas/agent-api.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { signedInAgent } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { seriousIn } from '../axe.ts';
import { DESKTOP, type MorePages, PHONE, type Stage, startEmbeddedStage } from '../stage.ts';
import { WidgetPage } from '../widget-page.ts';

const pages: MorePages = new Map();
let stage: Stage & { server: TestServer };
beforeAll(async () => {
  stage = await startEmbeddedStage(pages);
  const ana = await signedInAgent(stage.server.url, 'Ana');
  const { body } = await ana.ask<Sites>('GET', '/api/agent/sites');
  const site = body.sites.find(({ siteKey }) => siteKey === DEMO_SITE_KEY);
  await ana.ask('PUT', `/api/agent/sites/${site?.id}`, { settings: { voiceMessages: true } });
  const page = (more: string) => ({
    html: `<!doctype html><html lang="en"><head><title>Shop</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
      <body><main><h1>Shop</h1><div id="chat" style="height: 560px"></div></main>
      <script async ${more} src="${stage.server.url}/widget.js" data-site="${DEMO_SITE_KEY}"></script></body></html>`,
    headers: {},
  });
  pages.set('/inline', page('data-target="#chat"'));
  pages.set('/framed', page('data-isolation="frame"'));
  pages.set('/framed-inline', page('data-isolation="frame" data-target="#chat"'));
});
afterAll(() => stage.close());

describe.each([
  ['desktop, light', { ...DESKTOP, colorScheme: 'light' as const, reducedMotion: 'reduce' as const }],
  ['phone, dark', { ...PHONE, colorScheme: 'dark' as const, reducedMotion: 'reduce' as const }],
])('axe finds nothing serious: %s', (_name, options) => {
  it.each([
    ['in an element of the page', '/inline', null],
    ['as a page of its own', `/chat/${DEMO_SITE_KEY}`, null],
    ['in a frame', '/framed', 'frontdesk-widget iframe'],
    ['in a frame in an element', '/framed-inline', 'frontdesk-chat iframe'],
  ])('%s', async (_where, path, frame) => {
    const { page } = await stage.visitor('/', options);
    await page.goto((path.startsWith('/chat') ? stage.server.url : stage.shopUrl) + path);
    const visitor = new WidgetPage(page, frame === null ? page : page.frameLocator(frame));
    if (path === '/framed') await visitor.launcher.click();
    await visitor.composer.waitFor();
    const found: string[] = [];
    const look = async (state: string) => {
      const inside = frame === null ? page : page.frames().find((one) => one.url().endsWith('/frame'));
      if (inside === undefined) throw new Error('The chat stands in no frame.');
      for (const violation of await seriousIn(inside)) found.push(`${state}: ${violation}`);
    };
    await look('home');
    await visitor.dialog.getByRole('button', { name: 'Record a voice message' }).click();
    await visitor.dialog.locator('.recording-dot.begun').waitFor();
    await look('recording');
    await visitor.dialog.locator('.recording').getByRole('button', { name: 'Stop recording' }).click();
    await visitor.dialog.locator('.chip.ready .voice').waitFor();
    await look('staged');
    await visitor.send(`Axe looks at ${path}`);
    await visitor.messageWith(`Axe looks at ${path}`, 'Sent').waitFor();
    await visitor.log.locator('.voice').waitFor();
    await look('sent');
    expect(found).toEqual([]);
    await visitor.close();
  });
});
