// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Host, WidgetApp } from '../../../widget/embed/app-door.ts';
import { settled } from '../../contract/sync/fake-world.ts';
import { APP_URL, builtLoader } from './built-loader.ts';

type Frontdesk = ((method: string, ...args: unknown[]) => Promise<unknown>) & { q?: unknown[] };
const page = globalThis as unknown as { frontdesk?: Frontdesk };
const call: Frontdesk = (method, ...args) =>
  page.frontdesk?.(method, ...args) ?? Promise.reject(new Error('The page has no frontdesk.'));

let loader: Awaited<ReturnType<typeof builtLoader>>;
let imported: string[] = [];
let hosts: Host[] = [];
let calls: string[] = [];
let warmed: string[] = [];
let importFails = false;

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
    send: (text) => did(`send ${text}`),
    identify: async (source) => did(`identify ${source}`),
    set: (attributes) => did(`set ${JSON.stringify(attributes)}`),
    track: (name, data) => did(`track ${name} ${JSON.stringify(data)}`),
    reset: () => did('reset'),
    destroy: () => did('destroy'),
  };
}

/** Runs the loader as the tag on a page does. */
function load(data: Record<string, string> = { site: 'demo' }): void {
  const tag = document.createElement('div');
  // Not a real script element: happy-dom would try to fetch it.
  const script = Object.assign(tag, { src: 'https://chat.example/prefix/widget.js' });
  Object.assign(script.dataset, data);
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script as unknown as HTMLScriptElement);
  loader((url) => {
    imported.push(url);
    if (importFails) throw new Error('Failed to fetch');
    return {
      warmUp: async (language: string) => void warmed.push(language),
      startApp: async (host: Host) => {
        hosts.push(host);
        return fakeApp(host);
      },
    };
  });
}
const widget = () => document.querySelector('frontdesk-widget');
const launcher = () => widget()?.shadowRoot?.querySelector<HTMLButtonElement>('button.launcher');
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
  importFails = false;
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
    load({ site: 'demo', color: '#f5c518', position: 'left' });
    expect(launcher()?.className).toContain('left');
    expect(launcher()?.getAttribute('aria-label')).toBe('チャット');
    const { style } = widget() as HTMLElement;
    expect(style.getPropertyValue('--fd-x')).toBe('');
    expect([style.getPropertyValue('--fd-brand'), style.getPropertyValue('--fd-on-brand')]).toEqual([
      '#f5c518',
      '#000',
    ]);
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

  test('an app that cannot be loaded is said at the launcher, and another click tries another address', async () => {
    importFails = true;
    load();
    const errors: unknown[] = [];
    await call('on', 'error', (error: unknown) => errors.push(error));
    launcher()?.click();
    await turns();
    const said = () => widget()?.shadowRoot?.querySelector('[role=status]')?.textContent;
    expect(said()).toBe('Chat not loaded. Click to retry.');
    expect(errors).toMatchObject([{ code: 'app_not_loaded' }]);
    importFails = false;
    launcher()?.click();
    await turns();
    expect(imported).toEqual([APP_URL, `${APP_URL}?1`]);
    expect([said(), calls]).toEqual(['', ['open']]);
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

  test('does not hear the keys that are typed into the chat', () => {
    load();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    launcher()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true }));
    document.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
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
