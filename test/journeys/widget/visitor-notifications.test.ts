// @slow 6 s of a core: notifications of a visitor, asked for, shown and turned off. Finds a browser that shows them to nobody.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allowResuming } from '../../../server/access/resume-links.ts';
import { freshContext } from '../../support/browser.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor } from '../../support/people.ts';
import { newBearer } from '../../support/signed.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { click, keepShown, pusherTo, shownBy, workerOf } from '../service-worker.ts';
import { PHONE } from '../stage.ts';

const KEYS = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ built: true });
});
afterAll(() => server.remove());

/** The Chromium of the tests knows no push service, and nobody could be asked: both stand in its place, the rest is its own. */
async function withPushService(page: Page): Promise<void> {
  await page.addInitScript((keys) => {
    let permission: NotificationPermission = 'default';
    let subscription: object | null = null;
    const toJSON = () => ({ endpoint: 'https://push.example.com/s/1', keys });
    const unsubscribe = async () => {
      subscription = null;
      return true;
    };
    Object.defineProperty(Notification, 'permission', { get: () => permission });
    Object.assign(Notification, {
      requestPermission: async () => {
        permission = 'granted';
        return permission;
      },
    });
    Object.assign(PushManager.prototype, {
      getSubscription: async () => subscription,
      subscribe: async () => {
        subscription = { toJSON, unsubscribe };
        return subscription;
      },
    });
  }, KEYS);
}

it('a visitor is asked once they have written, turns notifications on, sees an answer, and turns them off', async () => {
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  const token = newBearer();
  const { runInTransaction, database } = server.services;
  await runInTransaction((tx) => allowResuming(tx, token, id, tx.now + 3_600_000));
  const browsers = () => database.read.selectFrom('visitor_push_subscriptions').select('endpoint').execute();

  const context = await freshContext(PHONE);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await withPushService(page);
  await page.goto(`${server.url}/c/${token}`);
  await page.getByRole('textbox').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Turn on notifications' }).count()).toBe(0);
  await page.getByRole('textbox').fill('Is my tea on its way?');
  await page.getByRole('button', { name: 'Send' }).click();
  if (process.env['SHOTS'] !== undefined) {
    await page.getByText('Get a notification when we reply?').waitFor();
    await page.screenshot({ path: `${process.env['SHOTS']}/visitor-push-ask.png` });
  }
  await page.getByRole('button', { name: 'Turn on notifications' }).click();
  await page.getByText('on this device when we reply').waitFor();
  if (process.env['SHOTS'] !== undefined)
    await page.screenshot({ path: `${process.env['SHOTS']}/visitor-push-on.png` });
  expect(await browsers()).toEqual([{ endpoint: 'https://push.example.com/s/1' }]);

  const running = await workerOf(page);
  await keepShown(running);
  const push = await pusherTo(page, '/c/');
  const url = page.url();
  await push({ title: 'Ana answered you', body: 'It left today.', locale: 'en', url });
  await eventually(async () => {
    expect(await shownBy(running)).toEqual([
      { title: 'Ana answered you', body: 'It left today.', tag: url, actions: [] },
    ]);
  });
  await click(running, url, '');
  await eventually(async () => expect(await shownBy(running)).toEqual([]));

  await page.getByRole('button', { name: 'Turn off' }).click();
  await page.getByText('Get a notification when we reply?').waitFor();
  expect(await browsers()).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});
