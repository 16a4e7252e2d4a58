import type { CDPSession, Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PushNotice } from '../../server/contract/notices/push-notice.ts';
import { eventually } from '../support/eventually.ts';
import { newVisitor } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { type Stage, startEmbeddedStage } from './stage.ts';

/** What the browser shows at the moment, as its service worker knows it. */
type Shown = { title: string; body: string; tag: string; actions: string[] };

type Manifest = { name: string; icons: { src: string; sizes: string; purpose?: string }[] };

describe('notifications of the console', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  async function worker(page: Page): Promise<Worker> {
    const [running] = page.context().serviceWorkers();
    return running ?? page.context().waitForEvent('serviceworker');
  }

  /**
   * The Chromium of the tests has no screen and shows no notifications: what the worker would show is kept in it, and a
   * click on one is told to it as Chromium tells it.
   */
  async function keepShown(running: Worker): Promise<void> {
    await running.evaluate(() => {
      // Nor has it an icon to put a badge on: it ends a worker that asks for one.
      Object.defineProperty(self.navigator, 'setAppBadge', { value: async () => {} });
      const { registration } = self as unknown as { registration: object };
      let shown: { tag: string }[] = [];
      Object.assign(registration, {
        async showNotification(title: string, options: { tag: string }) {
          const others = shown.filter(({ tag }) => tag !== options.tag);
          const notification = { title, ...options, close: () => {} };
          notification.close = () => {
            shown = shown.filter((one) => one !== notification);
          };
          shown = [...others, notification];
        },
        getNotifications: async ({ tag }: { tag?: string } = {}) =>
          shown.filter((one) => tag === undefined || one.tag === tag),
      });
    });
  }

  const shownBy = (running: Worker) =>
    running.evaluate(async () => {
      const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
      const shown = (await registration.getNotifications()) as unknown as (Omit<Shown, 'actions'> & {
        actions: { title: string }[];
      })[];
      return shown.map(({ title, body, tag, actions }) => ({
        title,
        body,
        tag,
        actions: actions.map((one) => one.title),
      }));
    }) as Promise<Shown[]>;

  const click = (running: Worker, tag: string, action: string) =>
    running.evaluate(
      async ([tag, action]) => {
        const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
        const [notification] = await registration.getNotifications({ tag: tag ?? '' });
        const event = new Event('notificationclick');
        // It has no screen to bring a tab to the front of, either.
        const waitUntil = (work: Promise<unknown>) => void work.catch(() => {});
        self.dispatchEvent(Object.assign(event, { notification, action, waitUntil }));
      },
      [tag, action],
    );

  /** Brings a push to the service worker as Chromium does, decrypted. */
  async function push(devtools: CDPSession, registrationId: string, notice: PushNotice): Promise<void> {
    const data = JSON.stringify(notice);
    await devtools.send('ServiceWorker.deliverPushMessage', {
      origin: stage.server.url,
      registrationId,
      data,
    });
  }

  async function registrationOf(devtools: CDPSession): Promise<string> {
    const found = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [one] = registrations.filter(({ scopeURL }) => scopeURL.endsWith('/console/'));
        if (one !== undefined) resolve(one.registrationId);
      });
    });
    await devtools.send('ServiceWorker.enable');
    return found;
  }

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
    const running = await worker(ana.page);
    await keepShown(running);
    const devtools = await ana.page.context().newCDPSession(ana.page);
    const registrationId = await registrationOf(devtools);
    const notice: PushNotice = {
      kind: 'waiting',
      locale: 'en',
      conversationId,
      name: 'Mara',
      text: 'Is anybody there?',
    };
    await push(devtools, registrationId, notice);
    await push(devtools, registrationId, { kind: 'test', locale: 'en', conversationId: null });
    await eventually(async () => {
      const shown = await shownBy(running);
      expect(shown.map(({ title }) => title)).toEqual(['Notifications are on']);
    });

    await ana.page.goto(`${stage.server.url}/health`);
    await push(devtools, registrationId, notice);
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
    expect(await ana.page.getByRole('button', { name: 'Turn on' }).count()).toBe(0);
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
    expect(await cell(ben.page).isChecked()).toBe(false);
    await cell(ben.page).check();
    await ben.page.getByRole('checkbox', { name: /^Quiet hours/ }).check();
    await ben.page.getByLabel('From').fill('23:30');
    const elsewhere = await stage.agent('Ben');
    await elsewhere.page.goto(to);
    await eventually(async () => {
      await elsewhere.page.reload();
      await cell(elsewhere.page).waitFor();
      expect(await cell(elsewhere.page).isChecked()).toBe(true);
      expect(await elsewhere.page.getByLabel('From').inputValue()).toBe('23:30');
    });
  });
});
