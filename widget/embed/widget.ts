import type { AppModule, Call, WidgetApp, WidgetOptions } from './app-handle.ts';
import { createLauncher } from './launcher.ts';
import { forget, remembered } from './memory.ts';

/** The page's API of one site: a method's name, and what it is given. */
export type Widget = (method: string, ...args: unknown[]) => Promise<unknown>;

/** Those of `frontdesk.d.ts`. Every page view pays for their names: what several end with stands here once. */
const EVENTS =
  /^(ready|open|close|destroy|unread|error|availability|(file|message):sent|(agent:join|message:receiv|conversation:(start|resolv)|rat)ed)$/;
/**
 * The widget of one site on this page: the launcher at once, the app on the visitor's first intent. Before that it
 * makes no request, stores nothing and runs no timer. Who has a conversation going on is the exception: their app loads
 * when the page is idle, so that they see what is unread. What it returns is the page's API, method by method.
 */
export function createWidget(
  options: WidgetOptions,
  {
    baseUrl,
    loadApp,
    destroyed,
  }: {
    baseUrl: string;
    /** Imports the app's chunk. */
    loadApp(baseUrl: string, options: WidgetOptions): Promise<AppModule>;
    destroyed(): void;
  },
): Widget {
  const handlers = new Set<readonly [event: string, handler: (data: never) => void]>();
  let calls: Call[] = [];
  let app: WidgetApp | null = null;
  let loading: Promise<WidgetApp> | null = null;
  let gone = false;
  const launcher = createLauncher(
    options,
    () => void toggle().catch(() => {}),
    () =>
      void loadApp(baseUrl, options)
        .then((module) => module.warmUp(options.language))
        .catch(() => {}),
  );
  // A router that swaps the body, or all that is in it, takes the launcher along. Only the direct children of <html>
  // and <body> are watched, never the page's whole tree.
  const bodies = new MutationObserver(attach);
  attach();
  // What stands in an element of the page is open from the beginning.
  const wasOpen = options.target ? true : remembered(options);
  // Who has a conversation going on finds it again. A chat in an element of the page has no launcher.
  if (options.target || (options.hidden && wasOpen === null)) setHidden(true);
  // Safari has no requestIdleCallback, and a busy page is never idle: then it waits no longer than this.
  if (wasOpen !== null)
    (window.requestIdleCallback ?? setTimeout)(
      () => {
        if (!gone)
          load()
            .then((loaded) => wasOpen && loaded.open(true))
            .catch(() => {});
      },
      { timeout: 2_000 },
    );

  /**
   * What is done here, and for what the app does, what the first argument may be. Methods that take `string`, and say no more
   * than that, wake the app; what the others say of the visitor is kept until the visitor wants the chat.
   */
  const api: Record<string, string | ((...args: never[]) => unknown)> = {
    // Own names only: "constructor" is none.
    __proto__: null as never,
    prefill: 'string',
    showMessage: 'string',
    openConversation: 'string',
    send: 'string',
    identify: 'function, string, object, null',
    set: 'object',
    update: 'object',
    track: 'a string',
    open,
    close: () => app?.close(),
    toggle,
    show: () => setHidden(false),
    hide: () => setHidden(true),
    on: (event: string, handler: (data: never) => void) => {
      check(EVENTS.test(event) && typeof handler === 'function', 'on', 'event, function');
      off(event, handler);
      handlers.add([event, handler]);
      return () => off(event, handler);
    },
    off,
    reset: () => {
      calls = [];
      app?.reset();
      forget(options);
    },
    destroy: ({ storage }: { storage?: boolean } = {}) => {
      gone = true;
      bodies.disconnect();
      app?.destroy(storage);
      emit('destroy');
      handlers.clear();
      launcher.host.remove();
      if (storage) forget(options);
      destroyed();
    },
  };
  return async (method, ...args) => {
    const own = api[method];
    if (!own) throw new Error(`frontdesk has no method "${method}".`);
    if (typeof own !== 'string') return own(...(args as never[]));
    // Who calls it with something else learns that now, not when a visitor opens the chat.
    check(own.includes(args[0] === null ? 'null' : typeof args[0]), method, own);
    if (own === 'string' || loading) return (await load())[method as 'send'](...(args as [string]));
    calls.push([method, ...args]);
    if (method === 'update') launcher.look(args[0] as object);
  };

  function attach(): void {
    const { body } = document;
    if (body && launcher.host.parentNode === body) return;
    // A router that keeps copies of pages (Turbo) brings our element back without what was in it.
    for (const copy of document.querySelectorAll('frontdesk-widget')) copy.shadowRoot || copy.remove();
    body?.append(launcher.host);
    for (const parent of [document.documentElement, body])
      if (parent) bodies.observe(parent, { childList: true });
  }

  async function open() {
    (await load()).open();
  }
  async function toggle() {
    return app?.isOpen() ? app.close() : open();
  }
  function check(fits: boolean, method: string, takes: string): void {
    if (!fits) throw new TypeError(`frontdesk ${method} takes ${takes}.`);
  }

  function load(): Promise<WidgetApp> {
    loading ??= start().catch((error) => {
      loading = null;
      launcher.tell(false, true);
      emit('error', { code: 'app_not_loaded', message: `${error}` });
      throw error;
    });
    return loading;
  }

  async function start(): Promise<WidgetApp> {
    launcher.tell(true);
    const module = await loadApp(baseUrl, options);
    const started = await module.startApp({ ...launcher, baseUrl, options, calls, emit });
    if (gone) {
      started.destroy();
      throw new Error('frontdesk is destroyed.');
    }
    launcher.tell(false);
    app = started;
    emit('ready');
    return started;
  }

  function setHidden(hidden: boolean): void {
    if (hidden) app?.close();
    launcher.button.hidden = hidden;
  }

  function off(event: string, handler: (data: never) => void): void {
    for (const one of handlers) if (one[0] === event && one[1] === handler) handlers.delete(one);
  }

  function emit(event: string, data?: object): void {
    for (const [name, handler] of handlers) {
      try {
        if (name === event) handler(data as never);
      } catch (error) {
        // The page's own code: it must not stop the chat, and its author should see it.
        console.error(error);
      }
    }
  }
}
