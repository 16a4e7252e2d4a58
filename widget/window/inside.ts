import { newId } from '../../server/contract/client/browser-ports.ts';
import { placeIn } from '../app/inline.ts';
import { startApp } from '../app/main.tsx';
import type { Host } from '../embed/app-handle.ts';
import { storageKey } from '../embed/memory.ts';
import type { Asking, Handover } from '../wire/handover.ts';
import { openWire, type Wire } from '../wire/wire.ts';
import { createMirror } from './mirror.ts';

/**
 * The app in a window of its own, at `/chat/KEY/window?origin=…`: it goes on with what the page has that opened it. Of which page
 * it takes that, the address says, and the server has checked that the site allows it. It asks again and again, because the page
 * may be replaced by another one of the site in the same tab, which then is told what has been written meanwhile. A reload, also
 * where the page is gone, begins with what this window had last.
 */
const ASK_EVERY_MS = 1_000;
/** Events of the page's API that come of what the visitor does in the window. */
const TOLD_EVENTS = ['message:sent', 'file:sent', 'conversation:started', 'rated'];

/** What a reload of this window begins with; `pending`: the keys whose text the page has not heard of. */
type Kept = Omit<Handover, 'frontdesk'> & { pending?: string[] };

const { href, search } = location;
const [base = '', site = ''] = href.split(/\/chat\/([^/?#]+)\/window/);
const siteKey = decodeURIComponent(site);
/** Of the pages that may hand something over. */
const origin = new URLSearchParams(search).get('origin') ?? '';
/** As it says in `framed/owner.ts`: each origin has a visitor of its own. */
const keptAs = `${siteKey}@${origin}/`;
const SESSION = storageKey(keptAs, 'window');
const asking: Asking = { frontdesk: 'window', site: siteKey, id: newId() };
const opener = window.opener as Window | null;

let wire: Wire | null = null;
let mirror: ReturnType<typeof createMirror> | null = null;
let seen = { url: '', title: '' };
/** What the page has not said yet that it has it. */
const pending = new Map<string, string | null>();

const kept = readKept();
if (kept !== null) start(kept);
if (opener !== null) {
  window.addEventListener('message', handedOver);
  ask();
}
// Somebody has opened the address itself, or the policy of the page parts it from what it opens.
else if (kept === null) {
  window.close();
  location.replace(`${base}/chat/${site}`);
}

function ask(): void {
  // To pages of that origin alone, whatever the tab shows by now.
  opener?.postMessage(asking, origin);
  setTimeout(ask, ASK_EVERY_MS);
}

function handedOver({ source, origin: from, data, ports: [port] }: MessageEvent): void {
  const given = data as Handover | null;
  if (source !== opener || from !== origin || given?.frontdesk !== 'handover' || port === undefined) return;
  wire?.end();
  wire = openWire(
    port,
    new Map<string, (...args: never[]) => unknown>([
      ['stored', (key: string, text: string | null) => mirror?.adopt(key, text)],
      ['close', () => window.close()],
      ['page', wentOn],
    ]),
  );
  seen = given.page;
  if (mirror === null) start(given);
  else mirror.adoptAll(given.stored, new Set(pending.keys()));
  for (const [key, text] of pending) tell(key, text);
}

function start({ options, title, page, font, stored, pending: before = [] }: Kept): void {
  const { language, color, theme } = options;
  seen = page;
  document.documentElement.lang = language;
  if (title !== '') document.title = title;
  document.body.style.setProperty('font-family', font);
  for (const key of before) pending.set(key, stored[key] ?? null);
  mirror = createMirror(stored, {
    written(key, text) {
      pending.set(key, text);
      tell(key, text);
    },
    // As if another tab of this origin had stored it.
    adopted: (key, text) =>
      window.dispatchEvent(new StorageEvent('storage', { key: storageKey(keptAs, key), newValue: text })),
    kept: (all) => keep({ options, title, page: seen, font, stored: all, pending: [...pending.keys()] }),
  });
  const mount = document.createElement('div');
  const host: Host = {
    baseUrl: base,
    options: { site: siteKey, language, color, theme, popout: 'false' },
    mount,
    root: mount.attachShadow({ mode: 'open' }),
    calls: [],
    emit(event, data) {
      if (TOLD_EVENTS.includes(event)) wire?.tell('event', event, data);
    },
    button: document.createElement('button'),
    setColor: () => {},
  };
  const place = placeIn('body', host, console.error);
  if (place === null) throw new Error('A document has a body.');
  startApp(host, {
    keptAs,
    storage: mirror.storage,
    page: () => seen,
    place,
    launcher: { setUnread: () => {}, setAway: () => {}, setOpen: () => {} },
  }).then((app) => app.open(), console.error);
}

/** The page has changed its address without being loaded. */
function wentOn(page: Handover['page']): void {
  seen = page;
  mirror?.keep();
}

/** Until the page says that it has it, the page that comes next is told again. */
function tell(key: string, text: string | null): void {
  wire?.ask('stored', key, text).then(
    () => {
      if (pending.get(key) !== text) return;
      pending.delete(key);
      mirror?.keep();
    },
    // The page is gone.
    () => {},
  );
}

/** False where this window's storage is refused. */
function keep(all: Kept): boolean {
  try {
    sessionStorage.setItem(SESSION, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}

function readKept(): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(SESSION) ?? 'null');
  } catch {
    return null;
  }
}
