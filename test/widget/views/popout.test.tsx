// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startExtras } from '../../../widget/extras/extras.tsx';
import { ENGLISH } from '../../../widget/locales/choose.ts';
import type { Chat } from '../../../widget/stores/chat.ts';
import type { Handover } from '../../../widget/wire/handover.ts';
import { openWire, type Wire } from '../../../widget/wire/wire.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeBrowser } from '../fake-browser.ts';
import { draw, drawn } from './stage.tsx';

const SERVER = 'https://chat.example';
const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0).reverse()) end();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The panel beside the launcher of a page, whose browser opens `opened` as the chat's own window. */
async function scene(opened: object | null, browser = new FakeBrowser()) {
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  const open = vi.spyOn(window, 'open').mockReturnValue(opened as Window | null);
  const tab = browser.tab();
  const shape = signal(tab.deps.storage.read('size') ?? '');
  const options = { site: tab.deps.siteKey, language: 'en' };
  const extras = await startExtras(tab.deps, tab.chat, tab.composer, signal(ENGLISH), {
    host: { baseUrl: SERVER, options, root },
    root,
    shape,
    keptAs: tab.deps.siteKey,
  });
  const stage = await draw({ browser, tab, extras, shape });
  ended.push(() => host.remove(), tab.close, stage.remove, extras.stop);
  const click = async (name: string) => {
    const found = [...stage.mount.querySelectorAll('button')].find(
      (one) => one.textContent === name || one.getAttribute('aria-label') === name,
    );
    if (found === undefined) throw new Error(`There is no "${name}": ${stage.mount.textContent}`);
    found.click();
    await drawn();
  };
  /** What does it loads with the menu. */
  const leave = async () => {
    await click('More');
    await eventually(() => expect(stage.mount.textContent).toContain('Open in a new window'));
    await click('Open in a new window');
  };
  return { ...stage, open, click, leave, text: () => stage.mount.textContent ?? '' };
}

/** The other side: what the window does once it has loaded. */
function fakeWindow() {
  let wire: Wire | null = null;
  const heard: unknown[][] = [];
  const handovers: Handover[] = [];
  const own = {
    closed: false,
    focus: vi.fn(),
    close: vi.fn(() => {
      own.closed = true;
    }),
    postMessage: vi.fn((data: Handover, _target: string, [port]: MessagePort[]) => {
      handovers.push(data);
      wire = openWire(
        port as MessagePort,
        new Map(
          ['stored', 'page', 'close'].map((name) => [name, (...args) => void heard.push([name, ...args])]),
        ),
      );
      ended.push(() => wire?.end());
    }),
  };
  const ask = (given: Partial<{ origin: string; id: string; site: string; source: object }> = {}) => {
    const { origin = SERVER, id = 'first', site = 'demo-shop', source = own } = given;
    const message = { source, origin, data: { frontdesk: 'window', site, id } };
    window.dispatchEvent(Object.assign(new Event('message'), message));
  };
  const store = (key: string, text: string | null) => wire?.ask('stored', key, text);
  return {
    own,
    ask,
    heard,
    handovers,
    store,
    /** A message that it cannot send. */
    write(body: string) {
      const [id, conversationId] = [crypto.randomUUID(), crypto.randomUUID()];
      const words = { kind: 'text', body, attachments: [] };
      const entry = { id, conversationId, ...words, state: 'waiting', writtenAt: 1 };
      return store(`outbox:${id}`, JSON.stringify(entry));
    },
  };
}

describe('the chat in a window of its own', () => {
  test('goes on with what the page has, and the page says where it is', async () => {
    const { own, ask, handovers } = fakeWindow();
    const browser = new FakeBrowser();
    const before = await browser.talking();
    before.composer.write('half a sentence');
    const { click, leave, open, text, mount, tab } = await scene(own, browser);
    await leave();
    const [[address]] = open.mock.calls as [[string]];
    expect(address).toBe(`${SERVER}/chat/demo-shop/window?origin=${encodeURIComponent(location.origin)}`);
    expect(text()).toContain('The chat is open in its own window');
    expect(mount.querySelector('textarea')).toBeNull();
    expect(tab.chat.inView.value).toBe(false);
    // Its pages would stand where it says that the chat is elsewhere.
    expect(mount.querySelector('.menu')).toBeNull();

    ask();
    expect(own.postMessage).toHaveBeenCalledWith(expect.anything(), SERVER, expect.anything());
    expect(handovers[0]?.stored).toMatchObject({
      draft: 'half a sentence',
      visitor: browser.disk.get('visitor'),
    });
    await click('Show the window');
    expect(own.focus).toHaveBeenCalled();
    before.close();
  });

  test('both know what the other stores', async () => {
    const { own, ask, heard, store } = fakeWindow();
    const { click, leave, field, tab } = await scene(own);
    await leave();
    ask();
    tab.composer.prefill('from the page');
    await eventually(() => expect(heard).toContainEqual(['stored', 'draft', 'from the page']));
    window.dispatchEvent(
      Object.assign(new Event('storage'), { key: 'frontdesk:demo-shop:quiet', newValue: '1' }),
    );
    await eventually(() => expect(heard).toContainEqual(['stored', 'quiet', '1']));
    await store('draft', 'from the window');
    expect(tab.composer.draft.value).toBe('from the window');
    await click('Continue here');
    expect(own.close).toHaveBeenCalled();
    expect(field().value).toBe('from the window');
    expect(document.activeElement).toBe(field());
    await click('More');
    // What the window still says while it closes.
    ask();
    await drawn();
    expect(field().value).toBe('from the window');
  });

  test('is told where the visitor goes on a page that changes its address without being loaded', async () => {
    const { own, ask, heard, handovers } = fakeWindow();
    const { leave, tab, browser } = await scene(own);
    await leave();
    ask();
    expect(handovers[0]?.page).toEqual(tab.deps.page());
    const teas = { url: 'https://shop.example/teas', title: 'Shop' };
    tab.deps.page = () => teas;
    await browser.clock.pass(500);
    await browser.clock.pass(500);
    // Its title comes later.
    const titled = { ...teas, title: 'Teas' };
    tab.deps.page = () => titled;
    await browser.clock.pass(500);
    const pages = () => heard.filter(([name]) => name === 'page').map(([, page]) => page);
    await eventually(() => expect(pages()).toEqual([teas, titled]));
  });

  test('is here again when the visitor closes the window, and its sounds are the window’s until then', async () => {
    const { own, ask } = fakeWindow();
    const { leave, text, tab, browser } = await scene(own);
    await leave();
    ask();
    tab.deps.chime();
    expect(tab.events('chime')).toHaveLength(0);
    own.closed = true;
    await browser.clock.pass(500);
    await drawn();
    expect(text()).not.toContain('The chat is open in its own window');
    expect(tab.chat.inView.value).toBe(true);
    tab.deps.chime();
    expect(tab.events('chime')).toHaveLength(1);
  });

  test('a window that the page’s policy parts from it counts as one that was not opened', async () => {
    const { own } = fakeWindow();
    const { leave, text, browser } = await scene(own);
    await leave();
    own.closed = true;
    await browser.clock.pass(500);
    await drawn();
    expect(text()).toContain('The window could not be opened');
  });

  test('what the window wrote and could not send goes out from the page', async () => {
    const { own, ask, write } = fakeWindow();
    const { click, leave, tab, browser } = await scene(own);
    await leave();
    ask();
    await write('unsent');
    expect(browser.server.conversations.size).toBe(0);
    await click('Continue here');
    await eventually(() => expect(tab.shown().join()).toContain('unsent'));
  });

  test('a page that comes after the first one finds the window again, and others are not heard', async () => {
    const { own, ask, handovers } = fakeWindow();
    const { text, open } = await scene(null);
    ask({ origin: 'https://evil.example' });
    ask({ site: 'another' });
    expect(own.postMessage).not.toHaveBeenCalled();
    await eventually(async () => {
      // As a window does, until it is answered.
      ask();
      await drawn();
      expect(text()).toContain('The chat is open in its own window');
    });
    ask();
    ask({ id: 'reloaded' });
    ask({ id: 'another window', source: {} });
    expect(handovers).toHaveLength(2);
    expect(open).not.toHaveBeenCalled();
  });

  test('a page that comes back out of the browser’s cache is told by the window again what is written there', async () => {
    const { own, ask, handovers, store } = fakeWindow();
    const { leave, tab } = await scene(own);
    await leave();
    ask();
    const show = (persisted: boolean) =>
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
    show(false);
    ask();
    expect(handovers).toHaveLength(1);
    // The page between has answered the window, which has ended what it had with this one.
    show(true);
    tab.composer.prefill('kept meanwhile');
    ask();
    ask();
    expect(handovers).toHaveLength(2);
    expect(handovers[1]?.stored).toMatchObject({ draft: 'kept meanwhile' });
    await store('draft', 'from the window');
    expect(tab.composer.draft.value).toBe('from the window');
  });

  test('a browser that opens no window leaves the chat here, and says what to do', async () => {
    const { click, leave, mount, text, field } = await scene(null);
    await leave();
    expect(mount.querySelector('[role=alert]')?.textContent).toContain('Allow pop-ups for this site');
    await click('Continue here');
    expect(text()).not.toContain('Allow pop-ups');
    expect(field()).toBeTruthy();
  });

  test.each([
    ['resets the chat', async (chat: Chat) => chat.reset()],
    ['says that nobody is signed in', (chat: Chat) => chat.identify(null)],
  ])('a page that %s leaves nothing in the window, and nothing that it could not send', async (_, leaves) => {
    const { own, ask, write } = fakeWindow();
    const browser = new FakeBrowser();
    const { leave, tab } = await scene(own, browser);
    await tab.chat.identify('signed maria');
    await leave();
    ask();
    await write('unsent');
    await leaves(tab.chat);
    await settled();
    expect(own.close).toHaveBeenCalled();
    expect(tab.shown()).toEqual([]);
    expect(browser.server.stored()).toEqual([]);
  });
});

describe('the large view', () => {
  test('is kept for this browser, and can be taken back', async () => {
    const browser = new FakeBrowser();
    const first = await scene(null, browser);
    await first.click('More');
    await first.click('Large view');
    expect(first.one('.panel').classList.contains('large')).toBe(true);
    const second = await scene(null, browser);
    expect(second.one('.panel').classList.contains('large')).toBe(true);
    await second.click('More');
    await second.click('Large view');
    expect(second.one('.panel').classList.contains('large')).toBe(false);
    expect(browser.disk.has('size')).toBe(false);
  });

  test('is not offered where the panel covers the screen', async () => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('480px') }));
    const { click, text } = await scene(null);
    await click('More');
    expect(text()).not.toContain('Large view');
    expect(text()).not.toContain('Open in a new window');
  });
});
