import type { PushNotice } from '../../server/contract/notices/push-notice.ts';
import type { NotificationClicked, PushReceived, WindowClient, WorkerScope } from './scope.ts';
import { wordsOf } from './texts.ts';

/*
 * The console's service worker. It shows what is pushed, and opens the console; it answers no request of the page and
 * caches nothing, so that no console is ever older than its server.
 */
const scope = self as unknown as WorkerScope;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('push', (event) => event.waitUntil(show(event)));
scope.addEventListener('notificationclick', (event) => event.waitUntil(open(event)));

/** A page may have shown the same a moment before: whoever comes second replaces it without a sound. */
const SAME_MS = 10_000;

async function show({ data }: PushReceived): Promise<void> {
  const notice = data?.json() as PushNotice | undefined;
  if (notice === undefined) return;
  const windows = await consoles();
  // Who looks at the console is told there. Browsers allow it to show nothing only then.
  if (notice.kind !== 'test' && windows.some(({ visibilityState }) => visibilityState === 'visible')) return;
  const tag = notice.conversationId ?? 'test';
  const [shown] = await scope.registration.getNotifications({ tag });
  const shownAt = Number((shown?.data as { at?: number } | undefined)?.at ?? 0);
  const { title, body, actions } = wordsOf(notice);
  await scope.registration.showNotification(title, {
    body,
    tag,
    renotify: Date.now() - shownAt > SAME_MS,
    lang: notice.locale,
    icon: '/console/icon-192.png',
    badge: '/console/badge-96.png',
    actions,
    data: {
      at: Date.now(),
      conversationId: notice.conversationId,
      room: notice.room === true,
      reminder: notice.reminder,
    },
  });
  // A mark without a number: how much asks for the agent, the console counts when it is opened. Some systems never answer.
  if (notice.kind !== 'test') void scope.navigator.setAppBadge?.().catch(() => {});
}

/** Goes to a tab that is open, or opens one; the page does what the action says. */
async function open({ notification, action }: NotificationClicked): Promise<void> {
  notification.close();
  const { conversationId, room, reminder } = (notification.data ?? {}) as {
    conversationId?: string | null;
    room?: boolean;
    reminder?: number;
  };
  const [tab] = await consoles();
  if (tab !== undefined) {
    if (conversationId) tab.postMessage({ kind: 'open', conversationId, action, reminder });
    await tab.focus();
    return;
  }
  const path = conversationId ? `${room ? 'rooms' : 'conversations'}/${conversationId}` : '';
  const search = conversationId && reminder !== undefined ? `?reminder=${reminder}` : '';
  await scope.clients.openWindow(`/console/${path}${search}${action === '' ? '' : `#${action}`}`);
}

async function consoles(): Promise<WindowClient[]> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.filter(({ url }) => new URL(url).pathname.startsWith('/console/'));
}
