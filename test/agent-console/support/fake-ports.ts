import type { AlertPort, Occasion } from '../../../agent-console/stores/shell/alerts.ts';
import type { PushPort } from '../../../agent-console/stores/shell/push.ts';

/** A browser that allows everything and keeps still; a test counts what it does. */
export function fakeAlertPort(): AlertPort & { rung: number; notified: Occasion[]; click(): void } {
  let clicked = () => {};
  const port = {
    rung: 0,
    notified: [] as Occasion[],
    ring() {
      port.rung += 1;
      return true;
    },
    test: () => Promise.resolve(true),
    permission: () => 'granted' as const,
    askPermission: () => Promise.resolve(),
    notify(occasion: Occasion, click: () => void) {
      port.notified.push(occasion);
      clicked = click;
    },
    click: () => clicked(),
  };
  return port;
}

/** A browser that takes pushes; `subscriptions` counts how often it was asked to. */
export function fakePushPort(): PushPort & { subscriptions: number; used: number } {
  const port = {
    subscriptions: 0,
    used: 0,
    supported: () => true,
    subscribe() {
      port.subscriptions += 1;
      return Promise.resolve({
        endpoint: 'https://push.example.com/1',
        keys: { p256dh: 'p', auth: 'a' },
        locale: 'en',
      });
    },
    unsubscribe: () => Promise.resolve(),
    usedAt: () => port.used,
  };
  return port;
}
