// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Host, WidgetApp } from '../../../widget/embed/app-handle.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { APP_URL, builtLoader, FRESH_APP_URLS } from './built-loader.ts';

const TYPES = readFileSync('widget/frontdesk.d.ts', 'utf8');

type Frontdesk = ((method: string, ...args: unknown[]) => Promise<unknown>) & { q?: unknown[] };
const page = globalThis as unknown as { frontdesk?: Frontdesk };
const call: Frontdesk = (method, ...args) =>
  page.frontdesk?.(method, ...args) ?? Promise.reject(new Error('The page has no frontdesk.'));

let loader: Awaited<ReturnType<typeof builtLoader>>;
let imported: string[] = [];
let hosts: Host[] = [];
let calls: string[] = [];
let warmed: string[] = [];
/** How many of the next imports fail. */
let failing = 0;
/** What the server has of sites that the loader does not carry. */
let settings: Record<string, object> = {};

/** An app that remembers what it was told. */
function fakeApp(host: Host): WidgetApp {
  let open = false;
  const did = (what: string) => void calls.push(what);
  return {
    open: (quietly) => {
      open = true;
      did(quietly ? 'open quietly' : 'open');
      host.emit('open');
    },
    close: () => {
      open = false;
      did('close');
    },
    refresh: () => {},
    isOpen: () => open,
    prefill: (text) => did(`prefill ${text}`),
    showMessage: (text) => did(`prefill ${text}`),
    openConversation: async (id) => did(`openConversation ${id}`),
    send: (text) => did(`send ${text}`),
    identify: async (source) => did(`identify ${source}`),
    set: (attributes) => did(`set ${JSON.stringify(attributes)}`),
    update: (change) => did(`update ${JSON.stringify(change)}`),
    track: (name, data) => did(`track ${name} ${JSON.stringify(data)}`),
    reset: () => did('reset'),
    destroy: () => did('destroy'),
  };
}

/** Runs the loader as the tag on a page does; `carried` is what the server put into it. */
function load(
  data: Record<string, string> = { site: 'demo' },
  carried: object | null = data['site'] ? { site: data['site'] } : null,
  query = '',
): void {
  const tag = document.createElement('div');
  // Not a real script element: happy-dom would try to fetch it.
  const script = Object.assign(tag, { src: `https://chat.example/prefix/widget.js${query}` });
  Object.assign(script.dataset, data);
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script as unknown as HTMLScriptElement);
  loader((url) => {
    imported.push(url);
    const asked = /site\/(.*)\.js$/.exec(url)?.[1];
    if (asked !== undefined) {
      if (settings[asked] === undefined) throw new Error('Failed to fetch');
      return { __esModule: true, default: settings[asked] };
    }
    if (failing-- > 0) throw new Error('Failed to fetch');
    return {
      warmUp: async (language: string) => void warmed.push(language),
      startApp: async (host: Host) => {
        hosts.push(host);
        return fakeApp(host);
      },
    };
  }, carried);
}
const widget = () => document.querySelector('frontdesk-widget');
const launcher = () => widget()?.shadowRoot?.querySelector<HTMLButtonElement>('button.launcher');
/** What the launcher stands after says at which side it is. */
const side = () => widget()?.shadowRoot?.querySelector('div')?.className;
const look = () =>
  ['brand', 'on-brand', 'x', 'y'].map((name) =>
    (widget() as HTMLElement).style.getPropertyValue(`--fd-${name}`),
  );
const said = () => widget()?.shadowRoot?.querySelector('[role=status]')?.textContent;
const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await settled();
};

beforeAll(async () => {
  loader = await builtLoader();
});
beforeEach(() => {
  imported = [];
  warmed = [];
  hosts = [];
  calls = [];
  failing = 0;
  settings = {};
  vi.stubGlobal('requestIdleCallback', (action: () => void) => queueMicrotask(action));
});
afterEach(async () => {
  if (widget() !== null) await call('destroy');
  delete page.frontdesk;
  localStorage.clear();
  document.documentElement.lang = '';
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('on a page view', () => {
  test('it draws the launcher and is dormant: no request, nothing stored, no timer', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const timers = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'setInterval')];
    const written = vi.spyOn(Storage.prototype, 'setItem');
    load();
    await turns();
    expect(launcher()?.getAttribute('aria-label')).toBe('Chat');
    expect(imported).toEqual([]);
    for (const spy of [fetched, written, ...timers]) expect(spy).not.toHaveBeenCalled();
  });

  test('it puts nothing but its element and window.frontdesk into the page', () => {
    const globalsBefore = Object.keys(globalThis);
    const nodesBefore = document.querySelectorAll('*').length;
    load();
    expect(Object.keys(globalThis).filter((key) => !globalsBefore.includes(key))).toEqual(['frontdesk']);
    expect(document.querySelectorAll('*').length).toBe(nodesBefore + 1);
    expect(widget()?.getAttribute('style')).toBeNull();
  });

  test('a second tag for the same site does nothing', () => {
    load();
    const before = page.frontdesk;
    load();
    expect(document.querySelectorAll('frontdesk-widget')).toHaveLength(1);
    expect(page.frontdesk).toBe(before);
  });

  test('the tag’s attributes and the page’s language decide how it looks', () => {
    document.documentElement.lang = 'ja-JP';
    load(
      { site: 'demo', color: '#f5c518', position: 'left' },
      { site: 'demo', color: '#0e7c66#fff', offsetY: 60, labels: { ja: 'チャット' } },
    );
    expect(side()).toBe('left');
    expect(launcher()?.getAttribute('aria-label')).toBe('チャット');
    expect(look()).toEqual(['#f5c518', '', '', '60']);
  });
});

test('distances and z-index are the tag’s, where they are numbers', () => {
  load({ site: 'demo', offsetX: '32', offsetY: 'much', zIndex: '99' });
  const { style } = widget() as HTMLElement;
  expect(['--fd-x', '--fd-y', '--fd-z'].map((name) => style.getPropertyValue(name))).toEqual([
    '32',
    '',
    '99',
  ]);
});

describe('on intent', () => {
  test('hover fetches the app and starts nothing', async () => {
    load();
    launcher()?.dispatchEvent(new Event('pointerenter'));
    await turns();
    expect(imported).toEqual([APP_URL]);
    expect(warmed).toEqual(['en-US']);
    expect(hosts).toEqual([]);
  });

  test('a click opens it, from where the loader itself came', async () => {
    load();
    launcher()?.click();
    await turns();
    expect(calls).toEqual(['open']);
    expect(hosts[0]?.baseUrl).toBe('https://chat.example/prefix');
    launcher()?.click();
    await turns();
    expect(calls).toEqual(['open', 'close']);
  });

  test('an impatient second click does not close it again', async () => {
    load();
    launcher()?.click();
    launcher()?.click();
    await turns();
    expect(calls).not.toContain('close');
    expect(hosts).toHaveLength(1);
  });

  test('an entry that is gone after a deployment: today’s is taken, and nobody hears of it', async () => {
    failing = 1;
    load();
    launcher()?.click();
    await turns();
    expect(imported).toEqual([APP_URL, FRESH_APP_URLS[0]]);
    expect([said(), calls]).toEqual(['', ['open']]);
  });

  test('between the click and the panel the launcher is busy, for eyes and for screen readers', async () => {
    load();
    const busy = () => launcher()?.getAttribute('aria-busy');
    expect(busy()).not.toBe('true');
    launcher()?.click();
    expect(busy()).toBe('true');
    await turns();
    expect([busy(), calls]).toEqual(['false', ['open']]);
    await call('destroy');
    failing = 2;
    load();
    launcher()?.click();
    await turns();
    expect(busy(), 'over, though it came to nothing').toBe('false');
  });

  test('an app that cannot be loaded at all is said at the launcher, and another click tries another address', async () => {
    failing = 2;
    load();
    const errors: unknown[] = [];
    await call('on', 'error', (error: unknown) => errors.push(error));
    launcher()?.click();
    await turns();
    expect(said()).toBe('Chat not loaded. Click to retry.');
    expect(errors).toMatchObject([{ code: 'app_not_loaded' }]);
    launcher()?.click();
    await turns();
    expect(imported).toEqual([APP_URL, ...FRESH_APP_URLS]);
    expect([said(), calls]).toEqual(['', ['open']]);
  });
});

describe('the settings of the site', () => {
  test('are the same for the tag with the key in its address, the tag with data-site, and boot', async () => {
    const red = { color: '#cc0000#fff', position: 'left', offsetX: 40, offsetY: 60 };
    const drawn = () => [side(), ...look()];
    load({}, { site: 'demo', ...red }, '?site=demo');
    const first = drawn();
    expect(first).toEqual(['left', '#cc0000', '#fff', '40', '60']);
    await call('destroy');
    delete page.frontdesk;
    settings['demo'] = { site: 'demo', ...red };
    load({ site: 'demo' }, null);
    await turns();
    expect(drawn()).toEqual(first);
    await call('destroy');
    delete page.frontdesk;
    load({}, null);
    await call('boot', { site: 'demo' });
    expect(drawn()).toEqual(first);
    expect(imported.filter((url) => !url.includes('/site/'))).toEqual([]);
  });

  test('cannot be had: the chat looks as it does by default', async () => {
    load({ site: 'demo' }, null);
    await turns();
    expect([side(), ...look()]).toEqual(['', '', '', '', '']);
  });

  test('hide it while nobody is there, but not from who has a conversation going on', async () => {
    load({ site: 'demo' }, { site: 'demo', hidden: true });
    expect(launcher()?.hidden).toBe(true);
    await call('destroy');
    localStorage.setItem('frontdesk:demo:expected', '1');
    await call('boot', { site: 'demo' });
    expect(launcher()?.hidden).toBe(false);
  });

  test('begin what begins with the page, from where the server is', () => {
    const start = vi.fn();
    load({ site: 'demo' }, { site: 'demo', start });
    expect(start.mock.calls).toEqual([['https://chat.example/prefix']]);
  });

  test('a colour that is none is passed over', () => {
    load({ site: 'demo', color: 'red' }, { site: 'demo', color: '#cc0000#fff' });
    expect(look()[0]).toBe('');
  });
});

describe('who comes back', () => {
  test('with a conversation going on: the app loads by itself and stays closed', async () => {
    localStorage.setItem('frontdesk:demo:expected', '1');
    load();
    await turns();
    expect(hosts).toHaveLength(1);
    expect(calls).toEqual([]);
  });

  test('with the panel open on the page before: it opens again without taking the focus', async () => {
    localStorage.setItem('frontdesk:demo:open', '1');
    load();
    await turns();
    expect(calls).toEqual(['open quietly']);
  });

  test('to a page that is never idle: it does not wait for ever', async () => {
    const late: (() => void)[] = [];
    vi.stubGlobal('requestIdleCallback', (action: () => void, { timeout } = { timeout: 0 }) => {
      if (timeout > 0) late.push(action);
    });
    localStorage.setItem('frontdesk:demo:open', '1');
    load();
    await turns();
    expect(calls).toEqual([]);
    for (const action of late) action();
    await turns();
    expect(calls).toEqual(['open quietly']);
  });

  test('to another site of the same origin: nothing is loaded', async () => {
    localStorage.setItem('frontdesk:another:expected', '1');
    load();
    await turns();
    expect(imported).toEqual([]);
  });
});

describe('window.frontdesk', () => {
  test('makes the calls that the page made before, in order, and they find the widget', async () => {
    const opened = vi.fn();
    const queue: unknown[][] = [];
    page.frontdesk = Object.assign((() => {}) as unknown as Frontdesk, { q: queue });
    queue.push(['on', 'open', opened], ['prefill', 'A question'], ['open']);
    load();
    await turns();
    expect(calls).toEqual(['prefill A question', 'open']);
    expect(opened).toHaveBeenCalledTimes(1);
  });

  test('calls before boot wait for it', async () => {
    load({});
    expect(widget()).toBeNull();
    const sent = call('send', 'Hello');
    await call('boot', { site: 'demo' });
    await sent;
    expect(calls).toEqual(['send Hello']);
  });

  test.each(['explode', 'constructor', 'toString'])('refuses %s with a sentence', async (method) => {
    load();
    await expect(call(method)).rejects.toThrow(`frontdesk has no method "${method}".`);
  });

  test('on gives the end of the subscription, and a handler that throws disturbs nobody', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    load();
    const heard: string[] = [];
    await call('on', 'open', () => {
      throw new Error('the page’s own mistake');
    });
    const end = (await call('on', 'open', () => heard.push('open'))) as () => void;
    await call('open');
    end();
    await call('open');
    expect(heard).toEqual(['open']);
  });

  test('showMessage opens the chat with a text to send, as prefill does', async () => {
    load();
    await call('showMessage', 'I have a question');
    expect(calls).toEqual(['prefill I have a question']);
  });

  test('openConversation wakes the app with the id', async () => {
    load();
    await call('openConversation', 'c-1');
    expect(calls).toEqual(['openConversation c-1']);
  });

  test('every event of frontdesk.d.ts can be listened to', async () => {
    const [, types = ''] = /interface FrontdeskEvents \{(.*?)\n\}/s.exec(TYPES) ?? [];
    const events = [...types.matchAll(/^ {2}'?([\w:]+)'?:/gm)].map(([, name = '']) => name);
    expect(events).toEqual(expect.arrayContaining(['rated', 'message:received', 'conversation:resolved']));
    load();
    for (const event of events)
      await expect(
        call('on', event, () => {}),
        event,
      ).resolves.toBeTypeOf('function');
  });

  test.each(['availability', 'agent:joined', 'rated', 'file:sent'])('%s is heard', async (event) => {
    load();
    const heard = vi.fn();
    await call('on', event, heard);
    await call('open');
    hosts[0]?.emit(event, { a: 1 });
    expect(heard.mock.calls).toEqual([[{ a: 1 }]]);
  });

  test.each([
    ['openConversation', undefined],
    ['send', undefined],
    ['send', 42],
    ['prefill', undefined],
    ['set', 'text'],
    ['set', null],
    ['track', undefined],
    ['track', { article: 'Lighthouse Green' }],
    ['identify', 4711],
    ['identify', undefined],
    ['on', 'nonsense', () => {}],
    ['on', 'message:recieved', () => {}],
    ['on', 'conversation:sent', () => {}],
    ['on', 'agent:join', () => {}],
    ['on', 'open'],
  ])('says at once that %s(%s) is a mistake, and wakes nothing', async (method, ...args) => {
    load();
    await expect(call(method, ...args)).rejects.toThrow(
      new RegExp(`^frontdesk ${method} takes .*(string|object|function)`),
    );
    expect(imported).toEqual([]);
  });

  test('a tag that names no site says so', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => {});
    load({}, null);
    expect(info.mock.calls).toEqual([['frontdesk boot takes {site: key}.']]);
    // What is left waiting is nobody's.
    await call('boot', { site: 'demo' });
  });

  test('hide and show, and toggle', async () => {
    load();
    await call('toggle');
    await call('toggle');
    expect(calls).toEqual(['open', 'close']);
    await call('hide');
    expect(launcher()?.hidden).toBe(true);
    await call('show');
    expect(launcher()?.hidden).toBe(false);
  });

  test('reset forgets this site’s visitor, without loading anything, and nobody else’s', async () => {
    localStorage.setItem('frontdesk:demo:visitor', 'x');
    localStorage.setItem('frontdesk:other:visitor', 'x');
    localStorage.setItem('cart', 'x');
    load();
    await call('reset');
    expect(Object.keys(localStorage).sort()).toEqual(['cart', 'frontdesk:other:visitor']);
    expect(imported).toEqual([]);
  });
});

describe('what the page says of its visitor', () => {
  test('wakes nothing; it waits for the app, in order', async () => {
    load();
    await call('identify', 'token');
    await call('set', { plan: 'pro' });
    await call('track', 'Basket', { items: 2 });
    await turns();
    expect(imported).toEqual([]);
    await call('open');
    expect(hosts[0]?.calls).toEqual([
      ['identify', 'token'],
      ['set', { plan: 'pro' }],
      ['track', 'Basket', { items: 2 }],
    ]);
  });

  test('goes straight to the app once it is there, and a refusal is the page’s to see', async () => {
    load();
    await call('open');
    await call('set', { plan: 'pro' });
    expect(calls).toEqual(['open', 'set {"plan":"pro"}']);
  });

  test('changes the look of a dormant launcher, and wakes nothing', async () => {
    load({ site: 'demo' }, { site: 'demo', color: '#0e7c66#fff' });
    await call('update', { color: '#f5c518', position: 'left' });
    expect([side(), ...look()]).toEqual(['left', '#f5c518', '', '', '']);
    await call('update', { color: 'red', labels: ['Orders'] });
    expect(look()[0], 'what cannot be is passed over').toBe('#f5c518');
    expect(imported).toEqual([]);
    await call('open');
    expect(hosts[0]?.calls).toHaveLength(2);
  });

  test('is forgotten by reset', async () => {
    load();
    await call('identify', 'token');
    await call('reset');
    await call('open');
    expect(hosts[0]?.calls).toEqual([]);
  });
});

describe('two sites on one page', () => {
  test('each has its launcher, and boot gives the function that speaks to it alone', async () => {
    load();
    load({ site: 'other', position: 'left' });
    expect(document.querySelectorAll('frontdesk-widget')).toHaveLength(2);
    const other = (await call('boot', { site: 'other' })) as typeof call;
    expect(document.querySelectorAll('frontdesk-widget')).toHaveLength(2);
    await other('open');
    expect(hosts.map((host) => host.options.site)).toEqual(['other']);
    await call('send', 'Hello');
    expect(hosts.map((host) => host.options.site)).toEqual(['other', 'demo']);
    await other('destroy');
    expect(document.querySelectorAll('frontdesk-widget')).toHaveLength(1);
    await expect(other('open')).rejects.toThrow('frontdesk is destroyed.');
  });

  test('what speaks to the first does not speak to the second once the first is gone', async () => {
    load();
    load({ site: 'other', position: 'left' });
    await call('destroy');
    await expect(call('open')).rejects.toThrow('frontdesk is destroyed.');
    expect(hosts).toEqual([]);
    const other = (await call('boot', { site: 'other' })) as typeof call;
    await other('open');
    await other('destroy');
    await call('boot', { site: 'demo' });
    await call('open');
    expect(hosts.map((host) => host.options.site)).toEqual(['other', 'demo']);
  });
});

describe('a page that changes under it', () => {
  test('keeps it when the body, or all that is in it, is replaced', async () => {
    load();
    const before = widget();
    document.body.replaceChildren();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(widget()).toBe(before);
    document.documentElement.replaceChild(document.createElement('body'), document.body);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(widget()).toBe(before);
    document.body.replaceChildren();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(widget()).toBe(before);
  });

  test('takes away the empty copy that a router’s page cache brings back', async () => {
    load();
    const before = widget();
    const cached = document.body.cloneNode(true) as HTMLElement;
    cached.querySelector('frontdesk-widget')?.replaceChildren();
    document.documentElement.replaceChild(cached, document.body);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([...document.querySelectorAll('frontdesk-widget')]).toEqual([before]);
  });
});

describe('destroy', () => {
  test('leaves no node and no listener, and boot begins anew', async () => {
    const listening = new Map<string, number>();
    for (const target of [window, document, document.documentElement, document.body]) {
      const { addEventListener, removeEventListener } = target;
      const count = (name: string, by: number) => listening.set(name, (listening.get(name) ?? 0) + by);
      vi.spyOn(target, 'addEventListener').mockImplementation((...args: unknown[]) => {
        count(String(args[0]), 1);
        return Reflect.apply(addEventListener, target, args);
      });
      vi.spyOn(target, 'removeEventListener').mockImplementation((...args: unknown[]) => {
        count(String(args[0]), -1);
        return Reflect.apply(removeEventListener, target, args);
      });
    }
    const nodes = document.querySelectorAll('*').length;
    load();
    await call('open');
    await call('destroy');
    expect(calls).toEqual(['open', 'destroy']);
    expect(document.querySelectorAll('*').length).toBe(nodes);
    expect([...listening.values()].filter((count) => count !== 0)).toEqual([]);
    document.body.replaceChildren();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(widget()).toBeNull();
    await call('boot', { site: 'demo' });
    expect(widget()).not.toBeNull();
  });

  test('takes what is stored along only when asked', async () => {
    localStorage.setItem('frontdesk:demo:draft', 'x');
    load();
    await call('destroy');
    expect(localStorage.getItem('frontdesk:demo:draft')).toBe('x');
    await call('boot', { site: 'demo' });
    await call('destroy', { storage: true });
    expect(Object.keys(localStorage)).toEqual([]);
  });

  test('while the app is still loading: the app is ended as soon as it has started', async () => {
    load();
    const opening = call('open');
    await call('destroy');
    await expect(opening).rejects.toThrow('frontdesk is destroyed.');
    expect(calls).toEqual(['destroy']);
  });
});
