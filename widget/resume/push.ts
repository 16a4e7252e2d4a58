import type { ResumedPush, SayVisitorPush } from '../../server/contract/notices/push-api.ts';

const WORKER = '/c/push-worker.js';
const SCOPE = '/c/';

type TrustedTypesWindow = {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(given: string): string },
    ): { createScriptURL(given: string): string };
  };
};

/**
 * Offers pushes of answers to this browser: a line above the field, nothing where the browser has no Web Push (Safari on
 * phones has it for installed pages only). What was turned on for an earlier link is said again for this one.
 * @param say tells the server; resolves to whether it has taken it
 */
export async function offerPush(
  { publicKey, texts }: ResumedPush,
  say: (asked: SayVisitorPush) => Promise<boolean>,
): Promise<void> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return;
  // Who has said no is left in peace.
  if (Notification.permission === 'denied') return;
  const words = document.createElement('span');
  words.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.type = 'button';
  const line = document.createElement('div');
  line.className = 'push';
  line.append(words, button);

  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const known = (await registration?.pushManager.getSubscription()) ?? null;
  show(known !== null && Notification.permission === 'granted' && (await tell(known, true)));
  document.querySelector('form')?.before(line);

  function show(on: boolean): void {
    const blocked = Notification.permission === 'denied';
    words.textContent = blocked ? texts.blocked : on ? texts.on : texts.ask;
    button.textContent = on ? texts.turnOff : texts.turnOn;
    button.hidden = blocked;
    button.onclick = async () => {
      button.disabled = true;
      // What fails leaves the line as it is, to be tried again.
      const now = await (on ? turnOff() : turnOn()).catch(() => on);
      button.disabled = false;
      show(now);
    };
  }

  /** @returns whether it is on */
  async function turnOn(): Promise<boolean> {
    if ((await Notification.requestPermission()) !== 'granted') return false;
    const { pushManager } = await register();
    return tell(
      await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey }),
      true,
    );
  }

  async function turnOff(): Promise<boolean> {
    const { pushManager } = await register();
    const subscription = await pushManager.getSubscription();
    if (subscription === null) return false;
    // Once it is gone in the browser, push services refuse what is still on its way.
    await tell(subscription, false).catch(() => {});
    await subscription.unsubscribe();
    return false;
  }

  function tell(subscription: PushSubscription, on: boolean): Promise<boolean> {
    const { endpoint = '', keys } = subscription.toJSON();
    return say({ endpoint, keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' }, on });
  }
}

/** The page's policy lets one policy of Trusted Types be made, which gives this one address, whatever is asked of it. */
let worker: { createScriptURL(given: string): string } | undefined;
async function register(): Promise<ServiceWorkerRegistration> {
  worker ??= (window as TrustedTypesWindow).trustedTypes?.createPolicy('push-worker', {
    createScriptURL: () => WORKER,
  });
  await navigator.serviceWorker.register(worker?.createScriptURL('') ?? WORKER, { scope: SCOPE });
  return navigator.serviceWorker.ready;
}
