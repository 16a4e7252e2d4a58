// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { APP_URL, FRESH_APP_URLS } from './built-loader.ts';
import { launcher, loaderPage, look, said, side, turns, widget } from './loader-page.ts';

const { page, call, met, load } = loaderPage();

describe('on a page view', () => {
  test('it draws the launcher and is dormant: no request, nothing stored, no timer', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const timers = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'setInterval')];
    const written = vi.spyOn(Storage.prototype, 'setItem');
    load();
    await turns();
    expect(launcher()?.getAttribute('aria-label')).toBe('Chat');
    expect(met.imported).toEqual([]);
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
    expect(met.imported).toEqual([APP_URL]);
    expect(met.warmed).toEqual(['en-US']);
    expect(met.hosts).toEqual([]);
  });

  test('a click opens it, from where the loader itself came', async () => {
    load();
    launcher()?.click();
    await turns();
    expect(met.calls).toEqual(['open']);
    expect(met.hosts[0]?.baseUrl).toBe('https://chat.example/prefix');
    launcher()?.click();
    await turns();
    expect(met.calls).toEqual(['open', 'close']);
  });

  test('an impatient second click does not close it again', async () => {
    load();
    launcher()?.click();
    launcher()?.click();
    await turns();
    expect(met.calls).not.toContain('close');
    expect(met.hosts).toHaveLength(1);
  });

  test('an entry that is gone after a deployment: today’s is taken, and nobody hears of it', async () => {
    met.failing = 1;
    load();
    launcher()?.click();
    await turns();
    expect(met.imported).toEqual([APP_URL, FRESH_APP_URLS[0]]);
    expect([said(), met.calls]).toEqual(['', ['open']]);
  });

  test('between the click and the panel the launcher is busy, for eyes and for screen readers', async () => {
    load();
    const busy = () => launcher()?.getAttribute('aria-busy');
    expect(busy()).not.toBe('true');
    launcher()?.click();
    expect(busy()).toBe('true');
    await turns();
    expect([busy(), met.calls]).toEqual(['false', ['open']]);
    await call('destroy');
    met.failing = 2;
    load();
    launcher()?.click();
    await turns();
    expect(busy(), 'over, though it came to nothing').toBe('false');
  });

  test('an app that cannot be loaded at all is said at the launcher, and another click tries another address', async () => {
    met.failing = 2;
    load();
    const errors: unknown[] = [];
    await call('on', 'error', (error: unknown) => errors.push(error));
    launcher()?.click();
    await turns();
    expect(said()).toBe('Chat not loaded. Click to retry.');
    expect(errors).toMatchObject([{ code: 'app_not_loaded' }]);
    launcher()?.click();
    await turns();
    expect(met.imported).toEqual([APP_URL, ...FRESH_APP_URLS]);
    expect([said(), met.calls]).toEqual(['', ['open']]);
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
    met.settings['demo'] = { site: 'demo', ...red };
    load({ site: 'demo' }, null);
    await turns();
    expect(drawn()).toEqual(first);
    await call('destroy');
    delete page.frontdesk;
    load({}, null);
    await call('boot', { site: 'demo' });
    expect(drawn()).toEqual(first);
    expect(met.imported.filter((url) => !url.includes('/site/'))).toEqual([]);
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
    expect(met.hosts).toHaveLength(1);
    expect(met.calls).toEqual([]);
  });

  test('with the panel open on the page before: it opens again without taking the focus', async () => {
    localStorage.setItem('frontdesk:demo:open', '1');
    load();
    await turns();
    expect(met.calls).toEqual(['open quietly']);
  });

  test('to a page that is never idle: it does not wait for ever', async () => {
    const late: (() => void)[] = [];
    vi.stubGlobal('requestIdleCallback', (action: () => void, { timeout } = { timeout: 0 }) => {
      if (timeout > 0) late.push(action);
    });
    localStorage.setItem('frontdesk:demo:open', '1');
    load();
    await turns();
    expect(met.calls).toEqual([]);
    for (const action of late) action();
    await turns();
    expect(met.calls).toEqual(['open quietly']);
  });

  test('to another site of the same origin: nothing is loaded', async () => {
    localStorage.setItem('frontdesk:another:expected', '1');
    load();
    await turns();
    expect(met.imported).toEqual([]);
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
    expect(met.calls).toEqual(['open', 'destroy']);
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
    expect(met.calls).toEqual(['destroy']);
  });
});
