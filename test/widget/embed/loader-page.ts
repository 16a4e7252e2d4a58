import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { Host, WidgetApp } from '../../../widget/embed/app-handle.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { builtLoader } from './built-loader.ts';

export type Frontdesk = ((method: string, ...args: unknown[]) => Promise<unknown>) & { q?: unknown[] };

/** What the page and the app have met since the test began, and what the next of them meets. */
type Met = {
  imported: string[];
  hosts: Host[];
  calls: string[];
  warmed: string[];
  /** How many of the next imports fail. */
  failing: number;
  /** What the server has of sites that the loader does not carry. */
  settings: Record<string, object>;
};

const nothing = (): Met => ({
  imported: [],
  hosts: [],
  calls: [],
  warmed: [],
  failing: 0,
  settings: {},
});

/** A page that loads the built loader as its tag does, with an app that remembers what it was told. Tidies up after each test. */
export function loaderPage() {
  const page = globalThis as unknown as { frontdesk?: Frontdesk };
  const call: Frontdesk = (method, ...args) =>
    page.frontdesk?.(method, ...args) ?? Promise.reject(new Error('The page has no frontdesk.'));
  const met = nothing();
  let loader: Awaited<ReturnType<typeof builtLoader>>;

  beforeAll(async () => {
    loader = await builtLoader();
  });
  beforeEach(() => {
    Object.assign(met, nothing());
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
      met.imported.push(url);
      const asked = /site\/(.*)\.js$/.exec(url)?.[1];
      if (asked !== undefined) {
        if (met.settings[asked] === undefined) throw new Error('Failed to fetch');
        return { __esModule: true, default: met.settings[asked] };
      }
      if (met.failing-- > 0) throw new Error('Failed to fetch');
      return {
        warmUp: async (language: string) => void met.warmed.push(language),
        startApp: async (host: Host) => {
          met.hosts.push(host);
          return fakeApp(host, met.calls);
        },
      };
    }, carried);
  }

  return { page, call, met, load };
}

export const widget = () => document.querySelector('frontdesk-widget');
export const launcher = () => widget()?.shadowRoot?.querySelector<HTMLButtonElement>('button.launcher');
/** What the launcher stands after says at which side it is. */
export const side = () => widget()?.shadowRoot?.querySelector('div')?.className;
export const look = () =>
  ['brand', 'on-brand', 'x', 'y'].map((name) =>
    (widget() as HTMLElement).style.getPropertyValue(`--fd-${name}`),
  );
export const said = () => widget()?.shadowRoot?.querySelector('[role=status]')?.textContent;
/** Until what waits for one another has happened. */
export const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await settled();
};

/** An app that remembers what it was told. */
function fakeApp(host: Host, calls: string[]): WidgetApp {
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
    showMessage: (text) => did(`showMessage ${text}`),
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
