import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Host } from '../../embed/app-handle.ts';
import { storageKey } from '../../embed/memory.ts';
import type { Chat } from '../../stores/chat.ts';
import type { Composer } from '../../stores/composer.ts';
import type { WidgetDeps } from '../../stores/deps.ts';
import type { Asking, Handover } from '../../wire/handover.ts';
import { openWire, type Served, type Wire } from '../../wire/wire.ts';

/** How often it is looked whether the window is still there: no browser says so. */
const LOOK_EVERY_MS = 500;
/** Where it is stored who the visitor is. */
const VISITOR = 'visitor';
/** As large as the panel, with the bar of a window. */
const FEATURES = 'popup,width=420,height=700';

/** Where the chat is: in this panel, in a window of its own, or still here because the browser opened none. */
export type PopoutState = 'here' | 'out' | 'blocked';

/**
 * The chat in a window of its own, which goes on with what this page has: the same visitor, conversation, draft, and what is not
 * sent yet. While it is there, this page says so and is silent; when it closes, the chat is here again. A page that comes after
 * this one in the same tab finds the window again, because the window asks whoever opened it.
 */
export function createPopout({
  deps,
  chat,
  composer,
  host,
  keptAs,
}: {
  deps: WidgetDeps;
  chat: Chat;
  composer: Composer;
  host: Pick<Host, 'baseUrl' | 'options' | 'root'>;
  /** Under which name this page stores what it has of the site. */
  keptAs: string;
}) {
  const state = signal<PopoutState>('here');
  const server = new URL(host.baseUrl, location.href).origin;
  const address = `${host.baseUrl}/chat/${encodeURIComponent(deps.siteKey)}/window?${new URLSearchParams({ origin: location.origin })}`;
  let own: Window | null = null;
  let wire: Wire | null = null;
  /** The document of the window that has been answered. */
  let answered = '';
  /** Out of the browser's back/forward cache: another page of this tab has answered the window meanwhile. */
  let returned = false;
  /** The one that was taken back last: what it still asks while it closes is not answered. */
  let over = '';
  /** The page that the window was told the visitor is at. */
  let known = { url: '', title: '' };
  let stopLooking = () => {};

  const { write } = deps.storage;
  const { chime } = deps;
  // What this page stores while the window is there, the window has to know.
  deps.storage.write = (key, text) => {
    // Whoever it was has logged out here: nothing of theirs stays there.
    if (key === VISITOR && text === null && state.peek() === 'out') takeBack();
    wire?.tell('stored', key, text);
    return write(key, text);
  };
  // Whoever has the chat in front of them there needs no sound from here.
  deps.chime = () => {
    if (state.peek() !== 'out') chime();
  };
  const shown = ({ persisted }: PageTransitionEvent) => {
    returned ||= persisted;
  };
  window.addEventListener('message', hear);
  window.addEventListener('pageshow', shown);
  window.addEventListener('storage', passOn);
  const endings = [
    () => window.removeEventListener('message', hear),
    () => window.removeEventListener('pageshow', shown),
    () => window.removeEventListener('storage', passOn),
    // What arrives is read in the window, not here.
    effect(() => {
      if (state.value === 'out') chat.inView.value = false;
    }),
  ];

  const served: Served = new Map<string, (...args: never[]) => unknown>([
    ['stored', stored],
    ['event', (name: string, data?: object) => deps.emit(name, data)],
  ]);

  return {
    state: state as ReadonlySignal<PopoutState>,
    /** Within a click, or the browser opens none. */
    open(): void {
      own = window.open(address, storageKey(deps.siteKey, 'window'), FEATURES);
      if (own === null) state.value = 'blocked';
      else begin();
    },
    /** Brings the window to the front. */
    show(): void {
      own?.focus();
    },
    /** The chat is here again: closes the window. */
    takeBack,
    /** The visitor has read that there is none. */
    dismiss(): void {
      state.value = 'here';
    },
    stop(): void {
      wire?.tell('close');
      own?.close();
      stopLooking();
      wire?.end();
      wire = null;
      for (const ending of endings) ending();
      deps.storage.write = write;
      deps.chime = chime;
    },
  };

  function takeBack(): void {
    wire?.tell('close');
    own?.close();
    end('here');
  }

  function begin(): void {
    state.value = 'out';
    look();
  }

  function look(): void {
    stopLooking();
    // Where the page's own policy parts it from what it opens, the window counts as closed before it has asked for anything.
    if (own?.closed !== false) return end(answered === '' ? 'blocked' : 'here');
    tellPage();
    stopLooking = deps.after(LOOK_EVERY_MS, look);
  }

  /** What begins in the window begins on the page that is shown now; single-page routes change it. */
  function tellPage(): void {
    const page = deps.page();
    // Many pages change their title some time after their address.
    if (wire === null || (page.url === known.url && page.title === known.title)) return;
    known = page;
    wire.tell('page', page);
  }

  function end(next: PopoutState): void {
    stopLooking();
    wire?.end();
    wire = null;
    own = null;
    over = answered;
    answered = '';
    state.value = next;
    chat.inView.value = true;
    // What the window wrote and could not send any more goes out from here.
    for (const key of deps.storage.keys('')) chat.outbox.storageChanged(key);
    chat.wake();
  }

  /** The window asks: the one that was opened here, or by the page that this tab showed before. */
  function hear({ source, origin, data }: MessageEvent): void {
    const asking = data as Asking | null;
    if (origin !== server || asking?.frontdesk !== 'window' || asking.site !== deps.siteKey) return;
    if (asking.id === over || (asking.id === answered && !returned)) return;
    if (own !== null && source !== own) return;
    returned = false;
    own = source as Window;
    wire?.end();
    const { port1, port2 } = new MessageChannel();
    wire = openWire(port1, served);
    answered = asking.id;
    const { language, color, theme } = host.options;
    known = deps.page();
    const handover: Handover = {
      frontdesk: 'handover',
      options: { language, color, theme },
      title: chat.site.appearance.peek()?.name ?? '',
      page: known,
      font: getComputedStyle(host.root.host.parentElement ?? document.body).fontFamily,
      stored: everything(),
    };
    own.postMessage(handover, server, [port2]);
    begin();
  }

  function everything(): Record<string, string> {
    // Some storages do not list who the visitor is.
    const keys = new Set([VISITOR, ...deps.storage.keys('')]);
    const texts = [...keys].map((key) => [key, deps.storage.read(key)] as const);
    return Object.fromEntries(texts.flatMap(([key, text]) => (text === null ? [] : [[key, text]])));
  }

  /** The window has stored this; what it is sending is not sent from here as well. */
  function stored(key: string, text: string | null): void {
    write(String(key), text === null ? null : String(text));
    if (key === VISITOR) chat.visitorChanged();
    else if (key === 'draft') composer.adopt(text ?? '');
    else if (key === 'quiet') chat.sound.adopt();
    else if (text === null) chat.outbox.storageChanged(key);
  }

  /** Another tab of this site has stored something. */
  function passOn({ key, newValue }: StorageEvent): void {
    const prefix = storageKey(keptAs, '');
    if (key?.startsWith(prefix)) wire?.tell('stored', key.slice(prefix.length), newValue);
  }
}
export type Popout = ReturnType<typeof createPopout>;
