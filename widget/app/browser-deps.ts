import { browserTimers, newId } from '../../server/contract/client/browser-ports.ts';
import { browserTabs, oneTabAtATime } from '../../server/contract/client/tabs.ts';
import { fitWords } from '../../server/contract/unseen-text.ts';
import { storageKey } from '../embed/memory.ts';
import type { WidgetDeps } from '../stores/deps.ts';

/** As long as a request may take. */
const PATIENCE_MS = 15_000;

type Made = 'siteKey' | 'api' | 'storage' | 'language' | 'loadEngine' | 'emit';

/** Clock, chance, page and the other tabs, as the browser has them. */
export function browserDeps(site: string): Omit<WidgetDeps, Made> {
  return {
    ...browserTimers,
    newId,
    newToken: () => base64url(crypto.getRandomValues(new Uint8Array(32))),
    page: () => ({ url: location.href.slice(0, 2048), title: fitWords(document.title, 300) }),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    exclusively: (action) => oneTabAtATime(storageKey(site, 'outbox'), PATIENCE_MS, action),
    tabs: (matter) => browserTabs(storageKey(site, matter)),
    hidden: () => document.hidden,
    chime: () => void import('./chime.ts').then(({ chime }) => chime()).catch(console.error),
    warn: (line) => console.error(`Frontdesk: ${line}`),
  };
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
