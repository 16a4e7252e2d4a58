import type { VisitorPushNotice } from '../../server/contract/notices/push-notice.ts';

/*
 * The service worker of the page `/c/<token>`: shows answers that are pushed, and opens the conversation. It answers no request
 * of the page and stores nothing. Pushes are said in full by the server, in the visitor's language.
 */

/** The parts of its world that it uses; the library of types that has them excludes that of pages. */
type Scope = {
  registration: {
    showNotification(title: string, options: NotificationOptions & { renotify: boolean }): Promise<void>;
  };
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly Tab[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install', listener: (event: Extendable) => void): void;
  addEventListener(type: 'push', listener: (event: Pushed) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void;
};
type Extendable = { waitUntil(work: Promise<unknown>): void };
type Pushed = Extendable & { data: { json(): unknown } | null };
type Clicked = Extendable & { notification: Notification };
type Tab = { url: string; focus(): Promise<unknown> };

const scope = self as unknown as Scope;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('push', (event) => {
  if (event.data !== null) event.waitUntil(show(event.data.json() as VisitorPushNotice));
});
scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(String(event.notification.data)));
});

/** Of one conversation, which its link names, the newest answer stands there. */
async function show({ title, body, locale, url }: VisitorPushNotice): Promise<void> {
  await scope.registration.showNotification(title, {
    body,
    lang: locale,
    tag: url,
    renotify: true,
    data: url,
  });
}

async function open(url: string): Promise<void> {
  const tabs = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const tab = tabs.find((one) => one.url === url);
  await (tab === undefined ? scope.clients.openWindow(url) : tab.focus());
}
