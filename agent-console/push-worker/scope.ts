/** The parts of a service worker's world that ours uses; the library of types that has them excludes that of pages. */
export type WorkerScope = {
  registration: {
    showNotification(title: string, options: NotificationOptions & Record<string, unknown>): Promise<void>;
    getNotifications(filter: { tag: string }): Promise<readonly Notification[]>;
  };
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly WindowClient[]>;
    openWindow(url: string): Promise<unknown>;
    claim(): Promise<void>;
  };
  navigator: { setAppBadge?(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'push', listener: (event: PushReceived) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: NotificationClicked) => void): void;
};
type Extendable = { waitUntil(work: Promise<unknown>): void };
export type PushReceived = Extendable & { data: { json(): unknown } | null };
export type NotificationClicked = Extendable & { action: string; notification: Notification };
export type WindowClient = {
  url: string;
  visibilityState: 'hidden' | 'visible';
  focus(): Promise<WindowClient>;
  postMessage(message: unknown): void;
};
