// @slow 20 s of a core: the chat in a window of its own. Finds what a browser does between a page and what it opens; what either
// side says is tried by `test/widget/views/popout.test.tsx` and `test/widget/window`.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { seriousIn } from '../axe.ts';
import { DESKTOP, type MorePages, type Stage, startEmbeddedStage } from '../stage.ts';
import { WidgetPage } from '../widget-page.ts';

describe('the chat in a window of its own', () => {
  const pages: MorePages = new Map();
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage(pages);
    const tag = (more: string) => `<!doctype html><html lang="en"><head><title>Shop</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <script async ${more} src="${stage.server.url}/widget.js?site=${DEMO_SITE_KEY}"></script>
      </head><body><h1>Shop</h1></body></html>`;
    pages.set('/parted', { html: tag(''), headers: { 'cross-origin-opener-policy': 'same-origin' } });
    pages.set('/framed', { html: tag('data-isolation="frame"'), headers: {} });
  });
  afterAll(() => stage.close());

  async function popOut(visitor: WidgetPage): Promise<WidgetPage> {
    const opened = visitor.page.context().waitForEvent('page');
    await visitor.dialog.getByRole('button', { name: 'More' }).click();
    await visitor.dialog.getByRole('button', { name: 'Open in a new window' }).click();
    return new WidgetPage(await opened);
  }
  const elsewhere = (visitor: WidgetPage) =>
    visitor.dialog.getByRole('heading', { name: 'The chat is open in its own window' });

  it('goes on where the page was, survives a reload, and closing it gives the chat back', async () => {
    const visitor = await stage.visitor('/');
    await visitor.open();
    await visitor.send('Do you ship to Norway?');
    await visitor.messageWith('Do you ship to Norway?', 'Sent').waitFor();
    await visitor.composer.fill('And how');
    const own = await popOut(visitor);
    await own.message('Do you ship to Norway?').waitFor();
    await elsewhere(visitor).waitFor();
    expect(await own.composer.inputValue()).toBe('And how');
    expect(await seriousIn(visitor.page)).toEqual([]);
    expect(await seriousIn(own.page)).toEqual([]);
    expect(await own.dialog.getByRole('button', { name: 'Close chat' }).count()).toBe(0);

    await own.send('And how long does it take?');
    await own.messageWith('And how long does it take?', 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    await ana.open('And how long does it take?');
    await ana.claim();
    await ana.answer('Three days');
    await own.message('Three days').waitFor();
    await own.page.reload();
    await own.message('Three days').waitFor();
    await own.composer.fill('Thank y');

    await own.page.close();
    await visitor.message('Three days').waitFor();
    expect(await visitor.texts()).toEqual([
      'Do you ship to Norway?',
      'And how long does it take?',
      'Three days',
    ]);
    expect(await visitor.composer.inputValue()).toBe('Thank y');
    await Promise.all([visitor.close(), ana.close()]);
  });

  it('stays when its page is replaced, which the next page finds out, and can be taken back from there', async () => {
    const visitor = await stage.visitor('/');
    await visitor.open();
    const own = await popOut(visitor);
    await own.composer.waitFor();
    await visitor.page.goto('about:blank');
    await own.send('Nobody hears me yet');
    await own.messageWith('Nobody hears me yet', 'Sent').waitFor();
    await own.page.reload();
    await own.message('Nobody hears me yet').waitFor();
    await visitor.page.goto(stage.shopUrl);
    await elsewhere(visitor).waitFor();
    const closed = own.page.waitForEvent('close');
    await visitor.dialog.getByRole('button', { name: 'Continue here' }).click();
    await closed;
    await visitor.message('Nobody hears me yet').waitFor();
    await visitor.close();
  });

  it('is whom the page signed, and nobody once the page has logged out', async () => {
    const visitor = await stage.visitor('/');
    await visitor.page.getByRole('button', { name: 'Sign in as Clara Winter' }).click();
    await visitor.page.getByText('Signed in as Clara Winter').waitFor();
    await visitor.open();
    await visitor.send('It is me');
    await visitor.messageWith('It is me', 'Sent').waitFor();
    const own = await popOut(visitor);
    await own.send('It is still me');
    await own.messageWith('It is still me', 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    await ana.open('It is still me');
    const about = ana.page.getByRole('complementary', { name: 'About the visitor' });
    await about.getByText('Verified').first().waitFor();
    const closed = own.page.waitForEvent('close');
    await visitor.page.evaluate(() =>
      (window as unknown as { frontdesk(m: string): unknown }).frontdesk('reset'),
    );
    await closed;
    await Promise.all([visitor.close(), ana.close()]);
  });

  it('works out of a frame of the server’s origin, too', async () => {
    const { page } = await stage.visitor('/framed', DESKTOP);
    const visitor = new WidgetPage(page, page.frameLocator('frontdesk-widget iframe'));
    await visitor.open();
    await visitor.send('From a frame');
    await visitor.messageWith('From a frame', 'Sent').waitFor();
    const own = await popOut(visitor);
    await own.message('From a frame').waitFor();
    await elsewhere(visitor).waitFor();
    // A route of the page, which the frame is told and tells the window.
    await page.evaluate(() => history.pushState(null, '', '/teas'));
    const pageKept = () =>
      own.page.evaluate(() =>
        Object.values(sessionStorage).map((text) => new URL(JSON.parse(text).page.url).pathname),
      );
    await expect.poll(pageKept).toEqual(['/teas']);
    await own.page.close();
    await visitor.message('From a frame').waitFor();

    const width = () => page.locator('frontdesk-widget iframe').evaluate((frame) => frame.clientWidth);
    expect(await width()).toBe(400);
    await visitor.dialog.getByRole('button', { name: 'More' }).click();
    await visitor.dialog.getByRole('button', { name: 'Large view' }).click();
    await expect.poll(width).toBe(680);
    await visitor.close();
  });

  it('out of a frame it goes on by itself when its page is replaced', async () => {
    const { page } = await stage.visitor('/framed', DESKTOP);
    const visitor = new WidgetPage(page, page.frameLocator('frontdesk-widget iframe'));
    await visitor.open();
    await visitor.send('Before I go');
    await visitor.messageWith('Before I go', 'Sent').waitFor();
    const own = await popOut(visitor);
    await own.message('Before I go').waitFor();
    await page.goto(`${stage.shopUrl}/framed?next`);
    await visitor.message('Before I go').waitFor();
    await own.send('And I am back');
    await own.messageWith('And I am back', 'Sent').waitFor();
    await visitor.message('And I am back').waitFor();
    await visitor.close();
  });

  it('takes nothing from a page of another origin than the one that it was checked for', async () => {
    const { page } = await stage.visitor('/');
    await page.goto(`${stage.shopUrl.replace('localhost', '127.0.0.1')}/framed`);
    const address = (origin: string) =>
      `${stage.server.url}/chat/${DEMO_SITE_KEY}/window?${new URLSearchParams({ origin })}`;
    const own = await page.evaluate(() => location.origin);
    expect((await page.context().request.get(address(own))).status()).toBe(404);
    const opened = page.context().waitForEvent('page');
    await page.evaluate(
      (url) => {
        Object.assign(globalThis, { own: window.open(url) });
      },
      address(new URL(stage.shopUrl).origin),
    );
    const target = await opened;
    await target.waitForLoadState('networkidle');
    await target.evaluate(() => {
      const heard = new Promise((resolve) =>
        // After everybody else has heard it.
        window.addEventListener('message', ({ origin }) => setTimeout(resolve, 0, origin)),
      );
      Object.assign(globalThis, { heard });
    });
    await page.evaluate(() => {
      const stored = { visitor: JSON.stringify({ id: 'i', token: 'of the attacker', registered: true }) };
      const handover = {
        frontdesk: 'handover',
        options: { language: 'en' },
        title: '',
        page: {},
        font: '',
        stored,
      };
      (globalThis as unknown as { own: Window }).own.postMessage(handover, '*', [new MessageChannel().port2]);
    });
    expect(await target.evaluate(() => (globalThis as unknown as { heard: Promise<string> }).heard)).toBe(
      own,
    );
    expect(await target.locator('frontdesk-chat').count()).toBe(0);
    await page.context().close();
  });

  it('a page that is parted from what it opens keeps the chat, and says so', async () => {
    const visitor = await stage.visitor('/parted');
    await visitor.open();
    await popOut(visitor);
    await visitor.dialog.getByText('The window could not be opened.').waitFor();
    await visitor.dialog.getByRole('button', { name: 'Continue here' }).click();
    // By keyboard, one goes on where the chat is.
    await visitor.dialog.locator('textarea:focus').waitFor();
    await visitor.send('Still here');
    await visitor.messageWith('Still here', 'Sent').waitFor();
    await visitor.close();
  });
});
