import type { CDPSession, Page, Worker } from 'playwright-core';

/** A notification that the browser shows, as its service worker knows it. */
export type Shown = { title: string; body: string; tag: string; actions: string[] };

/** The service worker of a page, once it runs. */
export async function workerOf(page: Page): Promise<Worker> {
  const [running] = page.context().serviceWorkers();
  return running ?? page.context().waitForEvent('serviceworker');
}

/**
 * The Chromium of the tests has no screen and shows no notifications: what the worker would show is kept in it, and a
 * click on one is told to it as Chromium tells it.
 */
export async function keepShown(running: Worker): Promise<void> {
  await running.evaluate(() => {
    // Nor has it an icon to put a badge on: a worker that asks for one hangs.
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

export function shownBy(running: Worker): Promise<Shown[]> {
  return running.evaluate(async () => {
    const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
    const shown = (await registration.getNotifications()) as unknown as (Omit<Shown, 'actions'> & {
      actions?: { title: string }[];
    })[];
    return shown.map(({ title, body, tag, actions = [] }) => ({
      title,
      body,
      tag,
      actions: actions.map((one) => one.title),
    }));
  });
}

/** Clicks on a notification, or on one of its buttons. */
export async function click(running: Worker, tag: string, action: string): Promise<void> {
  await running.evaluate(
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
}

/** Brings pushes to the service worker of a scope as Chromium does, decrypted. @param scope the end of its address */
export async function pusherTo(page: Page, scope: string): Promise<(notice: object) => Promise<void>> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  const found = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const one = registrations.find(({ scopeURL }) => scopeURL.endsWith(scope));
      if (one !== undefined) resolve(one.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  const registrationId = await found;
  const { origin } = new URL(page.url());
  return async (notice) => {
    const data = JSON.stringify(notice);
    await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  };
}
