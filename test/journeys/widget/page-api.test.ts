// @slow 10 s of a core: what a page calls, in a browser. Finds a call of the guide's that does nothing.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sites } from '../../../server/contract/schemas/agent-api.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { signedInAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { DESKTOP, type MorePages, type Stage, startEmbeddedStage } from '../stage.ts';
import { WidgetPage } from '../widget-page.ts';

type PageApi = { frontdesk(method: string, ...args: unknown[]): Promise<unknown> };

describe('what a page asks of the widget', () => {
  const pages: MorePages = new Map();
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage(pages);
  });
  afterAll(() => stage.close());

  /** What the call came to: null, or what it was refused with. */
  const call = ({ page }: WidgetPage, method: string, argument: string) =>
    page.evaluate(
      ([name = '', given]) =>
        (window as unknown as PageApi).frontdesk(name, given).then(
          () => null,
          (error: Error & { code?: string }) => ({ code: error.code, message: error.message }),
        ),
      [method, argument],
    );

  it('prefill opens the chat with the text in the reply box, and sends nothing', async () => {
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    expect(await call(visitor, 'prefill', 'About order 1234: ')).toBeNull();
    await visitor.dialog.waitFor();
    await expect.poll(() => visitor.composer.inputValue()).toBe('About order 1234: ');
    await expect.poll(() => visitor.dialog.locator('article').count()).toBe(0);
    await visitor.send('About order 1234: where is it?');
    await visitor.messageWith('About order 1234: where is it?', 'Sent').waitFor();
    await visitor.close();
  });

  it('showMessage opens the chat with a line from the team, whose answer is sent', async () => {
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    expect(await call(visitor, 'showMessage', 'Is anything unclear?\n[[Delivery]]')).toBeNull();
    await visitor.message('Is anything unclear?').waitFor();
    await visitor.dialog.getByRole('button', { name: 'Delivery' }).click();
    await visitor.messageWith('Delivery', 'Sent').waitFor();
    await visitor.dialog.getByRole('button', { name: 'More' }).click();
    await visitor.dialog.getByRole('button', { name: 'Your data' }).click();
    await visitor.log.waitFor({ state: 'hidden' });
    expect(await call(visitor, 'showMessage', 'Anything else?')).toBeNull();
    await visitor.message('Anything else?').waitFor();
    await visitor.close();
  });

  it('send refuses what is too long with a sentence and a code, and sends what fits', async () => {
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    const refused = await call(visitor, 'send', 'x'.repeat(20_000));
    expect(refused?.code).toBe('message_too_long');
    expect(refused?.message).toMatch(/^The message is longer than \d+ characters\.$/);
    expect(await call(visitor, 'send', 'Short enough')).toBeNull();
    await visitor.open();
    await visitor.messageWith('Short enough', 'Sent').waitFor();
    await expect.poll(() => visitor.dialog.getByText('xxxxxxxxxx').count()).toBe(0);
    await visitor.close();
  });

  it('the guide’s example says what the conversation is about, and agents read it as not verified', async () => {
    const guide = await readFile('widget/site-guide.md', 'utf8');
    const [, example = ''] = /### What the conversation is about\n+```js\n(.*?)```/s.exec(guide) ?? [];
    const ana = await signedInAgent(stage.server.url, 'Ana');
    const label = uuid();
    await ana.ask('PUT', `/api/agent/labels/${label}`, { name: 'Orders', color: '#aa3300' });
    const { sites } = (await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites')).body;
    await ana.ask('PUT', `/api/agent/sites/${sites[0]?.id}`, { settings: { pageLabels: [label] } });
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    await visitor.page.evaluate(example);
    await visitor.open();
    await visitor.send('Where is my parcel?');
    await visitor.messageWith('Where is my parcel?', 'Sent').waitFor();
    const agent = await stage.agent('Ana');
    await agent.open('Where is my parcel?');
    const known = agent.page.getByText('This conversation (not verified)').locator('..');
    await known.getByText('4711').waitFor();
    await agent.page.getByText('The website changed the labels: Orders').waitFor();
    await Promise.all([agent.close(), visitor.close()]);
  });

  it('update changes language, side and colour of an open chat, and openConversation shows an earlier one', async () => {
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    await visitor.page.evaluate(() => {
      const page = window as unknown as PageApi & { started: Promise<string> };
      page.started = new Promise((resolve) => {
        void page.frontdesk('on', 'conversation:started', ({ conversationId }: { conversationId: string }) =>
          resolve(conversationId),
        );
      });
    });
    await visitor.open();
    await visitor.send('The first question');
    await visitor.messageWith('The first question', 'Sent').waitFor();
    const first = await visitor.page.evaluate(() =>
      (window as unknown as { started: Promise<string> }).started.then((id) => id),
    );
    await visitor.dialog.getByRole('button', { name: 'More' }).click();
    await visitor.dialog.getByRole('button', { name: 'New conversation' }).click();
    await visitor.dialog.getByText('Write to us', { exact: true }).waitFor();
    await visitor.page.evaluate(() =>
      (window as unknown as PageApi).frontdesk('update', {
        language: 'de',
        position: 'left',
        color: '#f5c518',
      }),
    );
    // Whether anybody is there, the header says with these words, too.
    await visitor.dialog.getByText('Schreiben Sie uns', { exact: true }).waitFor();
    const { x = 1_000 } = (await visitor.launcher.boundingBox()) ?? {};
    expect(x).toBeLessThan(100);
    expect(await visitor.launcher.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
      'rgb(245, 197, 24)',
    );
    expect(await call(visitor, 'openConversation', first)).toBeNull();
    await visitor.message('The first question').waitFor();
    expect((await call(visitor, 'openConversation', uuid()))?.code).toBe('conversation_unknown');
    await visitor.close();
  });

  it('a chat in an element of the page is open from the beginning, and has no launcher', async () => {
    const src = `${stage.server.url}/widget.js?site=${DEMO_SITE_KEY}`;
    pages.set('/contact', {
      html: `<!doctype html><html lang="en"><body><p style="height: 3000px">Far above</p>
        <div id="chat" style="width: 500px; height: 600px"></div>
        <script async src="${src}" data-target="#chat"></script></body></html>`,
      headers: {},
    });
    const visitor = await stage.visitor('/contact');
    await visitor.composer.waitFor({ state: 'attached' });
    expect(await visitor.launcher.isVisible()).toBe(false);
    expect(await visitor.page.evaluate(() => scrollY), 'it takes neither focus nor place').toBe(0);
    expect(await call(visitor, 'open', '')).toBeNull();
    await expect.poll(() => visitor.page.evaluate(() => scrollY)).toBeGreaterThan(1_000);
    await visitor.send('From the contact page');
    await visitor.messageWith('From the contact page', 'Sent').waitFor();
    const box = await visitor.dialog.boundingBox();
    expect([box?.width, box?.height]).toEqual([500, 600]);
    await visitor.page.evaluate(() => (window as unknown as PageApi).frontdesk('destroy'));
    expect(await visitor.page.locator('frontdesk-chat, frontdesk-widget').count()).toBe(0);
    await visitor.close();
  });

  it('a link opens the chat as a page, which needs no entry among the allowed origins', async () => {
    const ana = await signedInAgent(stage.server.url, 'Ana');
    const { sites } = (await ana.ask<Sites>('GET', '/api/agent/sites')).body;
    const site = sites[0];
    if (site === undefined) throw new Error('The demo has a site.');
    const allow = (allowedOrigins: string[]) =>
      ana.ask('PUT', `/api/agent/sites/${site.id}`, { allowedOrigins });
    await allow(['https://shop.example']);
    try {
      const visitor = new WidgetPage((await stage.visitor('/', { ...DESKTOP, locale: 'fr-FR' })).page);
      await visitor.page.goto(site.chatPage);
      await visitor.composer.waitFor();
      await visitor.send('Bonjour');
      await visitor.messageWith('Bonjour', 'Envoyé').waitFor();
      const { width, height } = DESKTOP.viewport ?? { width: 0, height: 0 };
      // A sheet in the middle, once it has opened; on a phone, all of it.
      const sheet = { x: (width - 760) / 2, y: 32, width: 760, height: height - 64 };
      await expect.poll(() => visitor.dialog.boundingBox()).toEqual(sheet);
      await visitor.page.setViewportSize({ width: 390, height: 844 });
      const all = { x: 0, y: 0, width: 390, height: 844 };
      await expect.poll(() => visitor.dialog.boundingBox()).toEqual(all);
      await visitor.close();
    } finally {
      await allow(site.allowedOrigins);
    }
  });
});
