import type { PushPort } from '../stores/shell/push.ts';

/** Web Push of this browser. @param locale the language of the console, which notifications are in */
export function browserPush(locale: string): PushPort {
  let usedAt = Date.now();
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'focus'] as const)
    addEventListener(event, () => {
      usedAt = Date.now();
    });

  return {
    supported: () =>
      'serviceWorker' in navigator && 'PushManager' in window && typeof Notification !== 'undefined',
    subscribe: async (publicKey) => (await import('./push-subscription.ts')).subscribeTo(publicKey, locale),
    unsubscribe: async () => (await import('./push-subscription.ts')).unsubscribe(),
    usedAt: () => usedAt,
  };
}
