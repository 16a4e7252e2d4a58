// @slow 10 s of a core: notifications of the console, asked for, pushed and answered. Finds a browser that shows them to nobody.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PushNotice } from '../../../server/contract/notices/push-notice.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { click, keepShown, pusherTo, shownBy, workerOf } from '../service-worker.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';

type Manifest = { name: string; icons: { src: string; sizes: string; purpose?: string }[] };

describe('notifications of the console', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  it('are asked for once; a push is shown while nobody looks, and its buttons do what they say', async () => {
    const mara = await newVisitor(stage.server.url);
    const conversationId = await mara.start();
    await mara.send(conversationId, 'Is anybody there?');
    const ana = await stage.agent('Ana');
    await ana.page.addInitScript(() => {
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    });
    await ana.page.reload();
    await ana.page.getByRole('button', { name: 'Turn on' }).click();
    const running = await workerOf(ana.page);
    await keepShown(running);
    const push = await pusherTo(ana.page, '/console/');
    const notice: PushNotice = {
      kind: 'waiting',
      locale: 'en',
      conversationId,
      name: 'Mara',
      text: 'Is anybody there?',
    };
    await push(notice);
    await push({ kind: 'test', locale: 'en', conversationId: null });
    await eventually(async () => {
      const shown = await shownBy(running);
      expect(shown.map(({ title }) => title)).toEqual(['Notifications are on']);
    });

    await ana.page.goto(`${stage.server.url}/health`);
    await push(notice);
    await eventually(async () => {
      const shown = await shownBy(running);
      expect(shown).toContainEqual({
        title: 'Mara is waiting',
        body: 'Is anybody there?',
        tag: conversationId,
        actions: ['Claim', 'Reply'],
      });
    });

    await ana.page.goto(`${stage.server.url}/console/`);
    await ana.list.waitFor();
    await expect.poll(() => ana.page.getByRole('button', { name: 'Turn on' }).count()).toBe(0);
    await click(running, conversationId, 'claim');
    await ana.thread.waitFor();
    await ana.message('Is anybody there?').waitFor();
    await ana.queue('Mine').waitFor();
    await eventually(async () => {
      const { body } = await mara.read(conversationId);
      expect(body.conversation.state.assignee?.name).toBe('Ana');
    });
    expect(await shownBy(running)).not.toContainEqual(expect.objectContaining({ tag: conversationId }));
  });

  it('come from a console that can be installed as an app', async () => {
    const ana = await stage.agent('Ana');
    const devtools = await ana.page.context().newCDPSession(ana.page);
    const { url, errors, data } = await devtools.send('Page.getAppManifest');
    expect([url, errors]).toEqual([`${stage.server.url}/console/manifest.webmanifest`, []]);
    // What Chromium asks of an app. The one of the tests cannot be asked whether it would install it.
    const manifest = JSON.parse(data ?? '{}') as Manifest;
    expect(manifest).toMatchObject({ start_url: '/console/', scope: '/console/', display: 'standalone' });
    expect(manifest.name).not.toBe('');
    const sizes = await ana.page.evaluate(
      (sources) =>
        Promise.all(
          sources.map(async (source) => {
            const picture = await createImageBitmap(await (await fetch(source)).blob());
            return `${picture.width}x${picture.height}`;
          }),
        ),
      manifest.icons.map(({ src }) => src),
    );
    expect(sizes, 'icons are as large as the manifest says').toEqual(
      manifest.icons.map((icon) => icon.sizes),
    );
    const forAnyPlace = manifest.icons.filter(({ purpose }) => purpose === undefined);
    expect(forAnyPlace.map((icon) => icon.sizes)).toEqual(['192x192', '512x512']);
  });

  it('are chosen event by event, and are the same after a reload and on another device', async () => {
    const ben = await stage.agent('Ben');
    const to = `${stage.server.url}/console/settings/alerts`;
    await ben.page.goto(to);
    const cell = (page: Page) => page.getByRole('checkbox', { name: 'New message in a team room: Sound' });
    await expect.poll(() => cell(ben.page).isChecked()).toBe(false);
    await cell(ben.page).check();
    await ben.page.getByRole('checkbox', { name: /^Quiet hours/ }).check();
    await ben.page.getByLabel('From').fill('23:30');
    const elsewhere = await stage.agent('Ben');
    await elsewhere.page.goto(to);
    await eventually(async () => {
      await elsewhere.page.reload();
      await cell(elsewhere.page).waitFor();
      await expect.poll(() => cell(elsewhere.page).isChecked()).toBe(true);
      await expect.poll(() => elsewhere.page.getByLabel('From').inputValue()).toBe('23:30');
    });
  });
});
