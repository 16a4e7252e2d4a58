import { storageKey } from '../embed/memory.ts';
import type { WidgetWorld } from '../stores/world.ts';

type Parts = 'after' | 'now' | 'random' | 'newId' | 'newToken' | 'page' | 'timeZone' | 'exclusively' | 'warn';

/** Clock, chance, page and the other tabs, as the browser has them. */
export function browserWorld(site: string): Pick<WidgetWorld, Parts> {
  return {
    after(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
    random: () => Math.random(),
    newId,
    newToken: () => base64url(crypto.getRandomValues(new Uint8Array(32))),
    page: () => ({ url: location.href.slice(0, 2048), title: document.title.slice(0, 300) }),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    exclusively: (action) => exclusively(storageKey(site, 'outbox'), action),
    warn: (line) => console.error(`Frontdesk: ${line}`),
  };
}

/** Web Locks exist on https pages only. Without them two tabs may send the same message; the server keeps one. */
async function exclusively<T>(name: string, action: () => Promise<T>): Promise<T> {
  if (navigator.locks === undefined) return action();
  return navigator.locks.request(name, action) as Promise<T>;
}

/** A UUID of version 4; `crypto.randomUUID` exists on https pages only. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
