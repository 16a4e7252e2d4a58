// @slow 12 s of a core: the chat in a frame (`data-isolation="frame"`). Finds what works in the page and not in a frame; what a hostile
// page can do is tried by `test/attacks/isolation.test.ts`.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { seriousIn } from '../axe.ts';
import { DESKTOP, type MorePages, PHONE, type Stage, startEmbeddedStage } from '../stage.ts';
import { WidgetPage } from '../widget-page.ts';

type PageApi = { frontdesk(method: string, ...args: unknown[]): Promise<unknown>; heard: object[] };

describe('the chat in a frame', () => {
  const pages: MorePages = new Map();
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage(pages);
    const { url } = stage.server;
    const policy = `default-src 'none'; script-src 'nonce-bm9uY2U' 'strict-dynamic'; connect-src 'self'; frame-src ${url}`;
    pages.set('/framed', {
      html: `<!doctype html><html lang="en"><head><title>Framed</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <script nonce="bm9uY2U">
          window.frontdesk = function () { (frontdesk.q = frontdesk.q || []).push(arguments) };
          heard = [];
          frontdesk('on', 'message:received', (data) => heard.push(data));
          frontdesk('identify', () => fetch('/chat-token').then((answer) => answer.ok ? answer.text() : null));
        </script>
        <script async nonce="bm9uY2U" data-isolation="frame" src="${url}/widget.js?site=${DEMO_SITE_KEY}"></script>
        </head><body><h1>Shop</h1></body></html>`,
      headers: { 'content-security-policy': policy },
    });
  });
  afterAll(() => stage.close());

  async function on(path: string, options = DESKTOP): Promise<WidgetPage> {
    const { page } = await stage.visitor(path, options);
    return framed(page);
  }
  const framed = (page: WidgetPage['page']) =>
    new WidgetPage(page, page.frameLocator('frontdesk-widget iframe'));
  const headerHeight = (visitor: WidgetPage) =>
    visitor.dialog.locator('.header').evaluate((header) => header.clientHeight + 1);
  const focused = ({ page }: WidgetPage) =>
    page.evaluate(() => document.querySelector('frontdesk-widget')?.shadowRoot?.activeElement?.className);

  it('opens, is written in, closed by Escape and opened again, under a policy that allows the frame alone', async () => {
    const visitor = await on('/framed');
    await visitor.open();
    // The field has the focus: the keyboard alone is enough.
    await visitor.dialog.locator('textarea:focus').waitFor();
    // As outside of a frame, which is as narrow as a phone here.
    expect(await headerHeight(visitor)).toBe(64);
    await visitor.page.keyboard.type('Can you hear me in here?');
    await visitor.page.keyboard.press('Enter');
    await visitor.messageWith('Can you hear me in here?', 'Sent').waitFor();
    const inside = visitor.page.frames().find((frame) => frame.url().endsWith('/frame'));
    if (inside === undefined) throw new Error('The chat stands in no frame.');
    expect(await seriousIn(inside)).toEqual([]);
    const ana = await stage.agent('Ana');
    await ana.open('Can you hear me in here?');
    await ana.claim();
    await ana.answer('Loud and clear');
    await visitor.message('Loud and clear').waitFor();
    await visitor.composer.press('Escape');
    await visitor.dialog.waitFor({ state: 'hidden' });
    expect(await focused(visitor)).toContain('launcher');

    await ana.answer('Are you still there?');
    await visitor.page.locator('frontdesk-widget .badge[data-count="1"]').waitFor();
    await visitor.page.keyboard.press('Enter');
    await visitor.message('Are you still there?').waitFor();
    await ana.message('Are you still there?').getByText('Seen').waitFor();
    const heard = await visitor.page.evaluate(() => (window as unknown as PageApi).heard);
    expect(heard).toMatchObject([{ author: 'Ana' }, { author: 'Ana' }]);
    expect(heard.flatMap((event) => Object.keys(event))).not.toContain('body');
    await visitor.page.reload();
    await visitor.message('Are you still there?').waitFor();
    await Promise.all([visitor.close(), ana.close()]);
  });

  it('knows whom the page signed, tells agents which page it is, and forgets with reset', async () => {
    const { page } = await stage.visitor('/');
    await page.getByRole('button', { name: 'Sign in as Clara Winter' }).click();
    await page.getByText('Signed in as Clara Winter').waitFor();
    await page.goto(`${stage.shopUrl}/framed`);
    const visitor = framed(page);
    await visitor.open();
    await visitor.send('It is me, in a frame');
    await visitor.messageWith('It is me, in a frame', 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    await ana.open('It is me, in a frame');
    const about = ana.page.getByRole('complementary', { name: 'About the visitor' });
    await about.getByText('Verified').first().waitFor();
    await about.getByText('Framed', { exact: true }).first().waitFor();
    await ana.close();
    const call = (method: string) =>
      page.evaluate((name) => (window as unknown as PageApi).frontdesk(name), method);
    await page.context().clearCookies();
    // What is filled in and not sent yet.
    const inside = page.frames().find((frame) => frame.url().endsWith('/frame'));
    const prefix = `frontdesk:${DEMO_SITE_KEY}@${new URL(stage.shopUrl).origin}/:`;
    await inside?.evaluate((key) => localStorage.setItem(key, '{}'), `${prefix}forms`);
    const kept = () => inside?.evaluate(() => Object.keys(localStorage).sort());
    expect(await kept()).toContain(`${prefix}forms`);
    await call('reset');
    await visitor.dialog.waitFor({ state: 'hidden' });
    await expect.poll(kept).toEqual([`${prefix}owner`]);
    await page.reload();
    await visitor.open();
    await expect.poll(() => visitor.dialog.getByText('It is me, in a frame').count()).toBe(0);
    await visitor.close();
  });

  it('fills a phone, and gives the page back when it is closed', async () => {
    const visitor = await on('/framed', PHONE);
    await visitor.open();
    const frame = visitor.page.locator('frontdesk-widget iframe');
    await expect.poll(() => frame.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    expect(await headerHeight(visitor)).toBe(56);
    const overflow = () => visitor.page.evaluate(() => document.documentElement.style.overflow);
    expect(await overflow()).toBe('hidden');
    await visitor.dialog.getByRole('button', { name: 'Close chat' }).click();
    await visitor.dialog.waitFor({ state: 'hidden' });
    expect(await overflow()).toBe('');
    await visitor.close();
  });

  it('says that it could not be loaded where the page’s policy allows no frame', async () => {
    const strict = pages.get('/framed');
    if (strict === undefined) throw new Error('The page is there.');
    const policy = `${strict.headers['content-security-policy']}`.replace(/frame-src .*/, '');
    pages.set('/unframed', { ...strict, headers: { 'content-security-policy': policy } });
    const visitor = await on('/unframed');
    await visitor.launcher.click();
    await visitor.page.getByText('Chat not loaded. Click to retry.').waitFor();
    await visitor.close();
  });
});
