import { browserTabs, oneTabAtATime } from '../../server/contract/client/tabs.ts';
import { fitWords } from '../../server/contract/unseen-text.ts';
import { storageKey } from '../embed/memory.ts';
import type { WidgetDeps } from '../stores/deps.ts';

/** As long as a request may take. */
const PATIENCE_MS = 15_000;

type Made = 'siteKey' | 'api' | 'storage' | 'outbox' | 'language' | 'loadEngine' | 'emit';

/** Clock, chance, page and the other tabs, as the browser has them. */
export function browserDeps(site: string): Omit<WidgetDeps, Made> {
  return {
    after(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
    random: () => Math.random(),
    newId,
    newToken: () => base64url(crypto.getRandomValues(new Uint8Array(32))),
    page: () => ({ url: location.href.slice(0, 2048), title: fitWords(document.title, 300) }),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    exclusively: (action) => oneTabAtATime(storageKey(site, 'outbox'), PATIENCE_MS, action),
    tabs: (matter) => browserTabs(storageKey(site, matter)),
    hidden: () => document.hidden,
    chime: () => void import('./chime.ts').then(({ chime }) => chime()).catch(console.error),
    warn: (line) => console.error(`Frontdesk: ${line}`),
  };
}

/** A UUID of version 4; `crypto.randomUUID` exists on https pages only. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  // Not Array.from, which old libraries replace with one of their own.
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
