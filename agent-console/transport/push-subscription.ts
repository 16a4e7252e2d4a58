import type { SubscribePush } from '../../server/contract/notices/push-api.ts';

const WORKER = '/console/push-worker.js';
const SCOPE = '/console/';

type TrustedTypesWindow = {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(given: string): string },
    ): { createScriptURL(given: string): string };
  };
};

/**
 * Registers the service worker, once. The page's policy lets one policy of Trusted Types be made, which gives this one
 * address, whatever is asked of it.
 */
let registering: Promise<ServiceWorkerRegistration> | null = null;
function register(): Promise<ServiceWorkerRegistration> {
  registering ??= (async () => {
    const { trustedTypes } = window as TrustedTypesWindow;
    const policy = trustedTypes?.createPolicy('push-worker', { createScriptURL: () => WORKER });
    await navigator.serviceWorker.register(policy?.createScriptURL('') ?? WORKER, { scope: SCOPE });
    return navigator.serviceWorker.ready;
  })();
  return registering;
}

/**
 * Lets pushes come that are signed with this key; null where somebody refuses: the person, a policy of their company, or a
 * push service that cannot be reached.
 */
export async function subscribeTo(publicKey: string, locale: string): Promise<SubscribePush | null> {
  try {
    const { pushManager } = await register();
    const key = bytesOf(publicKey);
    const before = await pushManager.getSubscription();
    if (before !== null && !isFor(before, key)) await before.unsubscribe();
    const { endpoint, keys } = (
      await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
    ).toJSON();
    const { p256dh, auth } = keys ?? {};
    if (endpoint === undefined || p256dh === undefined || auth === undefined) return null;
    return { endpoint, keys: { p256dh: plain(p256dh), auth: plain(auth) }, locale };
  } catch {
    return null;
  }
}

/** No pushes come any more. */
export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

function isFor({ options }: PushSubscription, key: Uint8Array): boolean {
  const known = options.applicationServerKey;
  if (known === null) return false;
  const bytes = new Uint8Array(known);
  return bytes.length === key.length && bytes.every((byte, n) => byte === key[n]);
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Some browsers write padding, or the other alphabet. */
function plain(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
