// @slow 11 s of a core: the widget on pages that are strange or hostile. Finds what a change of the loader breaks there; the loader itself
// is tried by `test/widget/embed`.
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../support/test-server.ts';
import { PHONE, type Stage, startEmbeddedStage } from '../stage.ts';
import { WidgetPage } from '../widget-page.ts';

describe('on a stranger’s page', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  const visitorRows = async () =>
    (await stage.server.services.database.read.selectFrom('visitors').select('id').execute()).length;

  it('costs one request and nothing else until the visitor acts, and no visitor until something is sent', async () => {
    const before = await visitorRows();
    const visitor = await stage.visitor('/');
    const requests: string[] = [];
    visitor.page.on('request', (request) => {
      if (request.url().startsWith(stage.server.url)) requests.push(new URL(request.url()).pathname);
    });
    visitor.page.on('websocket', (socket) => requests.push(socket.url()));
    await visitor.page.reload();
    await visitor.launcher.waitFor();
    await visitor.page.waitForLoadState('networkidle');
    expect(requests).toEqual(['/widget.js']);
    const stored = await visitor.page.evaluate(async () => [
      Object.keys(localStorage),
      document.cookie,
      (await indexedDB.databases()).length,
    ]);
    expect(stored).toEqual([[], '', 0]);

    await visitor.open();
    await visitor.dialog.getByText('Hello! Questions about our teas').waitFor();
    expect(requests.some((path) => path.startsWith('ws'))).toBe(false);
    expect(await visitorRows()).toBe(before);

    await visitor.send('Now I exist');
    await visitor.messageWith('Now I exist', 'Sent').waitFor();
    expect(await visitorRows()).toBe(before + 1);
    const foreign = await visitor.page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => new URL(entry.name).host),
    );
    expect(new Set(foreign.filter((host) => host !== ''))).toEqual(
      new Set([new URL(stage.shopUrl).host, new URL(stage.server.url).host]),
    );
    await visitor.close();
  });

  it('keeps the conversation over a reload and on other pages, open where it was open', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('Remember me');
    await visitor.messageWith('Remember me', 'Sent').waitFor();
    await visitor.composer.fill('A draft');
    await visitor.page.reload();
    await visitor.message('Remember me').waitFor();
    await expect.poll(() => visitor.composer.inputValue()).toBe('A draft');
    await visitor.page.goto(`${stage.shopUrl}/strict`);
    await visitor.message('Remember me').waitFor();
    await visitor.dialog.getByRole('button', { name: 'Close chat' }).click();
    await visitor.dialog.waitFor({ state: 'hidden' });
    await visitor.page.reload();
    await visitor.launcher.waitFor();
    await expect.poll(() => visitor.dialog.isVisible()).toBe(false);
    await visitor.close();
  });

  it('tells the page of what is unread only where nobody looks', async () => {
    const visitor = await stage.visitor();
    const ana = await stage.agent('Ana');
    const counts = () => visitor.page.evaluate(() => (globalThis as unknown as { counts: number[] }).counts);
    await visitor.page.evaluate(() => {
      type Heard = { count: number };
      const page = globalThis as unknown as {
        counts: number[];
        frontdesk(method: 'on', event: 'unread', heard: (what: Heard) => void): Promise<unknown>;
      };
      page.counts = [];
      void page.frontdesk('on', 'unread', ({ count }) => page.counts.push(count));
    });
    await visitor.open();
    await visitor.send('I look at this');
    await ana.open('I look at this');
    await ana.claim();
    for (const text of ['Read at once', 'And this']) {
      await ana.answer(text);
      await ana.message(text).getByText('Seen').waitFor();
    }
    expect(await counts(), 'what is looked at is never unread').toEqual([]);
    await visitor.dialog.getByRole('button', { name: 'Close chat' }).click();
    await ana.answer('Are you gone?');
    await visitor.page.waitForFunction(
      () => (globalThis as unknown as { counts: number[] }).counts.length > 0,
    );
    await visitor.open();
    await ana.message('Are you gone?').getByText('Seen').waitFor();
    expect(await counts()).toEqual([1, 0]);
    await Promise.all([visitor.close(), ana.close()]);
  });

  it('works under a strict policy without a single violation', async () => {
    const visitor = await stage.visitor('/strict');
    const ana = await stage.agent('Ana');
    await visitor.open();
    await visitor.send('Strictly speaking');
    await ana.open('Strictly speaking');
    await ana.claim();
    await ana.answer('Indeed');
    await visitor.message('Indeed').waitFor();
    await visitor.attach({
      name: 'dot.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 64, height: 48, channels: 3, background: '#0e7c66' } })
        .png()
        .toBuffer(),
    });
    await visitor.dialog.getByRole('button', { name: 'Remove dot.png' }).waitFor();
    await visitor.page.waitForFunction(
      () => document.querySelector('frontdesk-widget')?.shadowRoot?.querySelectorAll('progress').length === 0,
    );
    await visitor.send('With a picture');
    await visitor.messageWith('With a picture', 'Seen').waitFor();
    await visitor.page.waitForFunction(() => {
      const image = document
        .querySelector('frontdesk-widget')
        ?.shadowRoot?.querySelector<HTMLImageElement>('[data-message] img');
      return image?.complete === true && image.naturalWidth > 0;
    });
    expect(
      await visitor.page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations),
    ).toEqual([]);
    // The page really is strict: what is inline is refused and counted.
    await visitor.page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await visitor.page.waitForFunction(
      () => (globalThis as unknown as { violations: string[] }).violations.length === 1,
    );
    await visitor.close();
    await ana.close();
  });

  it('survives a router that swaps the whole body', async () => {
    const visitor = await stage.visitor('/app/');
    await visitor.open();
    await visitor.send('Which tea?');
    await visitor.messageWith('Which tea?', 'Sent').waitFor();
    await visitor.page.getByRole('link', { name: 'In the morning' }).click();
    await visitor.page.getByRole('heading', { name: /Harbour Breakfast/ }).waitFor();
    await visitor.message('Which tea?').waitFor();
    await visitor.page.goBack();
    await visitor.page.getByRole('heading', { name: /When do you drink/ }).waitFor();
    await visitor.send('Any tea');
    await visitor.messageWith('Any tea', 'Sent').waitFor();
    await expect.poll(() => visitor.page.locator('frontdesk-widget').count()).toBe(1);
    await visitor.close();
  });

  it('shows the same in two tabs', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('From the first tab');
    await visitor.messageWith('From the first tab', 'Sent').waitFor();
    const second = new WidgetPage(await visitor.page.context().newPage());
    await second.page.goto(`${stage.shopUrl}/strict`);
    await second.message('From the first tab').waitFor();
    await second.send('From the second tab');
    await visitor.message('From the second tab').waitFor();
    for (const tab of [visitor, second])
      expect(await tab.texts()).toEqual(['From the first tab', 'From the second tab']);
    await visitor.close();
  });

  it('fills the screen of a phone, with nothing scrolled sideways and nothing to zoom into', async () => {
    const visitor = await stage.visitor('/', PHONE);
    await visitor.open();
    await visitor.dialog.evaluate((panel) =>
      Promise.all(panel.getAnimations().map((animation) => animation.finished)),
    );
    expect(await visitor.dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    const size = await visitor.composer.evaluate((field) =>
      Number.parseFloat(getComputedStyle(field).fontSize),
    );
    expect(size).toBeGreaterThanOrEqual(16);
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await visitor.send('From a phone');
    await visitor.messageWith('From a phone', 'Sent').waitFor();
    await visitor.close();
  });

  it('leaves the page as it was when it is destroyed', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('Before I go');
    await visitor.messageWith('Before I go', 'Sent').waitFor();
    const left = await visitor.page.evaluate(async () => {
      await (globalThis as unknown as { frontdesk(method: string): Promise<void> }).frontdesk('destroy');
      return document.querySelectorAll('frontdesk-widget').length;
    });
    expect(left).toBe(0);
    await visitor.close();
  });

  it('keeps the page’s hot-keys silent while somebody types', async () => {
    const visitor = await stage.visitor();
    await visitor.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      document.addEventListener('keydown', (event) => heard.push(event.key));
    });
    await visitor.open();
    await visitor.composer.pressSequentially('jk');
    expect(await visitor.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual(
      [],
    );
    await visitor.close();
  });

  it('shows agents what is being written only where the site says so, tells the visitor, and stores nothing of it', async () => {
    const ana = await stage.agent('Ana');
    const preview = ana.page.locator('.typing__preview');
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('Do you read along?');
    await visitor.messageWith('Do you read along?', 'Sent').waitFor();
    await ana.open('Do you read along?');
    await ana.claim();
    await visitor.messageWith('Do you read along?', 'Seen').waitFor();
    await visitor.composer.pressSequentially('Not yet');
    await ana.thread.getByText('is typing').waitFor();
    expect([await preview.count(), await visitor.dialog.locator('.previewed').count()]).toEqual([0, 0]);

    const changed = await ana.page.evaluate(async () => {
      const { sites } = await (await fetch('/api/agent/sites')).json();
      const { status } = await fetch(`/api/agent/sites/${sites[0].id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ settings: { typingPreview: true } }),
      });
      return status;
    });
    expect(changed).toBe(200);
    await visitor.page.reload();
    await visitor.dialog.getByText('We can see what you write before you send it.').waitFor();
    // Typed until the engine has let this page in.
    await expect
      .poll(
        async () => {
          await visitor.composer.press('!');
          return (await preview.count()) > 0 ? preview.innerText() : '';
        },
        { interval: 1_000 },
      )
      .toContain('Not yet!');
    await visitor.composer.fill('');
    await preview.waitFor({ state: 'detached' });
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from messages where body like '%Not yet%'`.execute(
      stage.server.services.database.read,
    );
    expect(Number(rows[0]?.n)).toBe(0);
    await visitor.close();
    await ana.close();
  });
});
