// @slow 15 s of a core, and waits of 20 s: servers and engines that go and come. Finds what a visitor is not told then.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startShop } from '../../demo/shop-server.mjs';
import { freePort } from '../support/free-port.ts';
import type { TestServer } from '../support/test-server.ts';
import { type Stage, startEmbeddedStage } from './stage.ts';
import { WidgetPage } from './widget-page.ts';

const MESSAGES = '**/api/widget/conversations/*/messages';

describe('on a bad day', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  /** What the server has of these texts, in order. */
  async function stored(texts: readonly string[]): Promise<string[]> {
    const rows = await stage.server.services.database.read
      .selectFrom('messages')
      .select('body')
      .where('body', 'in', texts)
      .orderBy('seq')
      .execute();
    return rows.map((row) => row.body);
  }

  it('keeps what is written while the server is away, says so, and sends it once when it is back', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('Before');
    await visitor.messageWith('Before', 'Sent').waitFor();
    await stage.server.stop();
    await visitor.send('While you were away');
    await visitor.send('And again');
    await visitor.dialog.getByText(/No connection/i).waitFor();
    await visitor.message('While you were away').waitFor();
    await visitor.page.reload({ waitUntil: 'domcontentloaded' });
    Object.assign(stage.server, await stage.server.restart());
    await visitor.launcher.waitFor({ state: 'attached' });
    await visitor.page.reload();
    await visitor.messageWith('And again', 'Sent').waitFor();
    const written = ['Before', 'While you were away', 'And again'];
    expect(await visitor.texts()).toEqual(written);
    expect(await stored(written)).toEqual(written);
    await visitor.close();
  });

  it('goes on by itself when the server comes back', async () => {
    const visitor = await stage.visitor();
    const ana = await stage.agent('Ana');
    await visitor.open();
    await visitor.send('One');
    await visitor.messageWith('One', 'Sent').waitFor();
    await stage.server.stop();
    await visitor.send('Two');
    Object.assign(stage.server, await stage.server.restart());
    await visitor.messageWith('Two', 'Sent').waitFor();
    await ana.open('Two');
    await ana.claim();
    await ana.answer('Three');
    await visitor.message('Three').waitFor();
    expect(await visitor.texts()).toEqual(['One', 'Two', 'Three']);
    await visitor.close();
    await ana.close();
  });

  it('shows a message once when its event comes before the reply, after it, or without it', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('First');
    await visitor.messageWith('First', 'Sent').waitFor();

    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await visitor.page.route(MESSAGES, async (route) => {
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    });
    await visitor.send('Event first');
    await visitor.messageWith('Event first', 'Sent').waitFor();
    release();
    await visitor.page.unrouteAll({ behavior: 'wait' });

    await visitor.page.route(MESSAGES, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await visitor.send('Reply lost');
    await visitor.messageWith('Reply lost', 'Sent').waitFor();
    await visitor.page.unrouteAll({ behavior: 'wait' });
    const written = ['First', 'Event first', 'Reply lost'];
    expect(await visitor.texts()).toEqual(written);
    expect(await stored(written)).toEqual(written);
    await visitor.close();
  });

  it('works without the engine, by asking, and says so', async () => {
    const visitor = await stage.visitor();
    await visitor.page.routeWebSocket(/\/app\//, (socket) => socket.close());
    const ana = await stage.agent('Ana');
    await visitor.open();
    await visitor.send('No sockets here');
    await visitor.messageWith('No sockets here', 'Sent').waitFor();
    await ana.open('No sockets here');
    await ana.claim();
    await ana.answer('You are heard');
    await visitor.message('You are heard').waitFor();
    await visitor.dialog.getByText(/short delay/).waitFor();
    await visitor.close();
    await ana.close();
  });

  it('shows a refused message with its reason, to be edited or discarded', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.page.route(MESSAGES, (route) =>
      route.fulfill({
        status: 400,
        json: { error: { code: 'message_too_long', message: 'The message is too long. Shorten it.' } },
      }),
    );
    await visitor.send('Too much');
    await visitor.messageWith('Too much', 'Not sent').waitFor();
    await visitor.dialog.getByText('The message is too long. Please shorten it.').waitFor();
    await visitor.page.unrouteAll({ behavior: 'wait' });
    await visitor.dialog.getByRole('button', { name: 'Edit' }).click();
    await expect.poll(() => visitor.composer.inputValue()).toBe('Too much');
    await visitor.send('Less');
    await visitor.messageWith('Less', 'Sent').waitFor();
    expect(await visitor.texts()).toEqual(['Less']);
    await visitor.close();
  });

  it('says that a file is too large before sending it, and lets an upload be cancelled', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.attach({
      name: 'huge.bin',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(21 * 1024 * 1024),
    });
    await visitor.dialog.getByText(/huge\.bin.*larger than/).waitFor();
    await visitor.page.route('**/attachments?id=*', () => {
      // Never answered: the upload hangs until it is cancelled.
    });
    await visitor.attach({ name: 'slow.txt', mimeType: 'text/plain', buffer: Buffer.from('slow') });
    await visitor.dialog.getByRole('progressbar').waitFor();
    await visitor.dialog.getByRole('button', { name: /Remove slow\.txt/ }).click();
    await visitor.dialog.getByText('slow.txt').waitFor({ state: 'detached' });
    await visitor.close();
  });
});

describe('a tag that is wrong', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  it('says in the panel that the site’s key is unknown', async () => {
    const shop = await startShop({
      port: await freePort(),
      serverUrl: stage.server.url,
      siteKey: 'no-such-site',
    });
    const visitor = await stage.visitor();
    await visitor.page.goto(shop.url);
    await visitor.launcher.click();
    await visitor.dialog.getByText('There is no site with the key "no-such-site".').waitFor();
    await shop.close();
  });

  it('says in the panel that the origin is not allowed', async () => {
    const shop = await startShop({
      port: await freePort(),
      serverUrl: stage.server.url,
      siteKey: 'demo-shop',
    });
    const visitor = await stage.visitor();
    await visitor.page.goto(shop.url);
    const elsewhere = new WidgetPage(visitor.page);
    await elsewhere.launcher.click();
    await elsewhere.dialog.getByText(new RegExp(`is not allowed on ${shop.url}`)).waitFor();
    await shop.close();
  });
});
