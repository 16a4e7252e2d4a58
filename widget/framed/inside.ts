import { createBrowserStorage } from '../../server/contract/client/browser-ports.ts';
import { fitWords } from '../../server/contract/unseen-text.ts';
import { placeIn } from '../app/inline.ts';
import { startApp } from '../app/main.tsx';
import type { Call, Host, WidgetApp } from '../embed/app-handle.ts';
import { EXPECTED, forget, OPEN, SIZE, storageKey } from '../embed/memory.ts';
import { openWire, type Served, type Wire } from '../wire/wire.ts';
import { withoutContent } from './events.ts';
import { keptFor } from './owner.ts';
import { INVITATION, type PageSeen, READY, type Start } from './start.ts';

/**
 * The app inside of a frame, at `/chat/KEY/frame`. Which pages may frame it, the server's policy says (`frame-ancestors`);
 * what comes from the page is taken for what any script of it may have sent. Nothing that is said in the chat, and no token,
 * goes over to the page.
 */
const OWNER = 'owner';
/** What the page may do. None of it gives anything back. */
const METHODS = [
  'open',
  'close',
  'refresh',
  'prefill',
  'showMessage',
  'openConversation',
  'send',
  'identify',
  'set',
  'update',
  'track',
] as const satisfies (keyof WidgetApp)[];
/** Of these, what was called before there was an app. */
const EARLY = ['identify', 'identifyBy', 'set', 'update', 'track'];

const [base = '', site = ''] = location.href.split(/\/chat\/([^/?#]+)\/frame/);

// Somebody has opened the address itself.
if (parent === window) location.replace(`${base}/chat/${site}`);
else {
  window.addEventListener('message', begin);
  // To whichever page it is: it says no more than that there is a frame.
  parent.postMessage(READY, '*');
}

function begin({ source, origin, data, ports: [port] }: MessageEvent): void {
  if (source !== parent || data?.frontdesk !== 'start' || port === undefined) return;
  window.removeEventListener('message', begin);
  start(data as Start, origin, port);
}

/** @param origin the page's */
function start(
  { options, calls, owner, page, font, closes, phone }: Start,
  origin: string,
  port: MessagePort,
): void {
  const keptAs = keptFor(decodeURIComponent(site), origin);
  const storage = createBrowserStorage(storageKey(keptAs, ''));
  if (storage.read(OWNER) !== owner) forget({ site: keptAs });
  own(owner);
  let seen = pageOf(page);
  const language = String(options?.language ?? '').slice(0, 35);
  document.documentElement.lang = language;
  document.body.style.setProperty('font-family', String(font));
  const ask = () => wire.ask('identity') as Promise<string>;

  const served: Served = new Map<string, (...args: never[]) => unknown>([
    ...METHODS.map((name) => [name, (...args: never[]) => made(name, args)] as const),
    // A function of its own each time: another word of the site counts, also while the one before is being asked for.
    ['identifyBy', () => made('identify', [(() => ask()) as never])],
    [
      'page',
      (next: PageSeen) => {
        seen = pageOf(next);
        return made('track', ['page', seen] as never[]);
      },
    ],
    ['owner', own],
    ['invited', (invitation: string) => storage.write(INVITATION, String(invitation))],
    [
      'reset',
      async (next: string) => {
        await made('reset', []);
        // As the loader does where there is no frame.
        forget({ site: keptAs });
        own(next);
        wire.tell('size', '');
      },
    ],
  ]);
  const wire: Wire = openWire(port, served);

  const host = hostOf();
  const place = placeIn('body', host, console.error);
  if (place === null) throw new Error('A document has a body.');
  if (phone === true) place.root.host.classList.add('phone');
  wire.tell('size', storage.read(SIZE) ?? '');
  const app = startApp(host, {
    keptAs,
    page: () => seen,
    place: { ...place, shape: closes ? 'inline page framed closes' : 'inline page framed', closes },
    storage: {
      ...storage,
      write(key, text) {
        // What the page's loader has to know of: whether to load the chat by itself, and whether to open it.
        if (key === EXPECTED || key === OPEN) wire.tell('stored', key, text);
        if (key === SIZE) wire.tell('size', text ?? '');
        return storage.write(key, text);
      },
    },
    launcher: {
      setUnread: (count, label) => wire.tell('unread', count, label),
      setAway: (away) => wire.tell('away', away),
      setOpen: () => {},
    },
  });
  app.then(
    () => wire.tell('started'),
    (error) => wire.tell('failed', `${error}`),
  );

  async function made(name: (typeof METHODS)[number] | 'reset', args: never[]): Promise<void> {
    await ((await app)[name] as (...args: never[]) => unknown)(...args);
  }

  function own(id: string): void {
    storage.write(OWNER, String(id));
  }

  /** What stands for the loader: there is none in here. */
  function hostOf(): Host {
    const mount = document.createElement('div');
    return {
      baseUrl: base,
      options: {
        site: decodeURIComponent(site),
        language,
        color: text(options?.color),
        theme: text(options?.theme),
        popout: text(options?.popout),
      },
      mount,
      root: mount.attachShadow({ mode: 'open' }),
      calls: earlier(calls, ask),
      emit: (event, data) => wire.tell('event', event, withoutContent(event, data)),
      button: document.createElement('button'),
      setColor: (color, ink, corners) => wire.tell('color', color, ink, corners ?? ''),
    };
  }
}

/** What the page said before; what it could not have said is passed over. */
function earlier(calls: unknown, ask: () => Promise<string>): Call[] {
  if (!Array.isArray(calls)) return [];
  return calls
    .filter((call): call is Call => Array.isArray(call) && EARLY.includes(call[0]))
    .map((call) => (call[0] === 'identifyBy' ? ['identify', ask] : call));
}

function pageOf(given: unknown): PageSeen {
  const { url = '', title = '' } = Object(given);
  return { url: String(url).slice(0, 2_048), title: fitWords(String(title), 300) };
}

function text(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined;
}
