import type { AppModule, Host, WidgetApp, WidgetOptions } from './app-door.ts';
import { createLauncher } from './launcher.ts';

export type Widget = ReturnType<typeof createWidget>;

/**
 * The widget of one site on this page: the launcher at once, the app on the visitor's first intent. Before that it
 * makes no request, stores nothing and runs no timer. Who has a conversation is the exception: their app loads when the
 * page is idle, so that they see what is unread.
 * @param loadApp imports the app's chunk
 */
export function createWidget(
  options: WidgetOptions,
  { baseUrl, loadApp }: { baseUrl: string; loadApp: () => Promise<AppModule> },
) {
  const handlers = new Map<string, Set<(data: never) => void>>();
  let app: WidgetApp | null = null;
  let loading: Promise<WidgetApp> | null = null;
  let destroyed = false;
  const launcher = createLauncher(options, {
    click: () => void toggle().catch(() => {}),
    intent: () => void loadApp().catch(() => {}),
  });
  // A router that swaps the body, or all that is in it, takes the launcher along. Only direct children of <html> and
  // <body> are watched, never the page's whole tree.
  const bodies = new MutationObserver(attach);
  attach();
  const remembered = returning();
  if (remembered !== null) whenIdle(() => void resume(remembered).catch(() => {}));

  return {
    open: async () => (await load()).open(),
    close: async () => app?.close(),
    toggle,
    show: async () => setHidden(false),
    hide: async () => setHidden(true),
    prefill: async (text: string) => (await load()).prefill(text),
    send: async (text: string) => (await load()).send(text),
    on: async (event: string, handler: (data: never) => void) => {
      const known = handlers.get(event) ?? new Set();
      handlers.set(event, known.add(handler));
      return () => void known.delete(handler);
    },
    off: async (event: string, handler: (data: never) => void) => void handlers.get(event)?.delete(handler),
    reset: async () => (await load()).reset(),
    destroy: async () => {
      destroyed = true;
      bodies.disconnect();
      app?.destroy();
      handlers.clear();
      launcher.host.remove();
    },
  };

  function attach(): void {
    if (destroyed || document.body === null || launcher.host.parentNode === document.body) return;
    document.body.append(launcher.host);
    bodies.disconnect();
    bodies.observe(document.documentElement, { childList: true });
    bodies.observe(document.body, { childList: true });
  }

  function load(): Promise<WidgetApp> {
    loading ??= start().catch((error) => {
      loading = null;
      launcher.setTrouble(true);
      emit('error', { code: 'app_not_loaded', message: String(error) });
      throw error;
    });
    return loading;
  }

  async function start(): Promise<WidgetApp> {
    launcher.setLoading(true);
    try {
      const { startApp } = await loadApp();
      launcher.setTrouble(false);
      app = startApp(hostOf());
      emit('ready');
      return app;
    } finally {
      launcher.setLoading(false);
    }
  }

  async function toggle(): Promise<void> {
    const loaded = await load();
    if (loaded.isOpen()) loaded.close();
    else loaded.open();
  }

  async function resume(wasOpen: boolean): Promise<void> {
    const loaded = await load();
    if (wasOpen) loaded.open();
  }

  function setHidden(hidden: boolean): void {
    if (hidden) app?.close();
    launcher.button.hidden = hidden;
  }

  /** Null for a passer-by; for who has a conversation, whether the panel was open on the page before. */
  function returning(): boolean | null {
    try {
      if (localStorage.getItem(`frontdesk:${options.site}:visitor`) === null) return null;
      return localStorage.getItem(`frontdesk:${options.site}:open`) === '1';
    } catch {
      // Storage is refused here: nobody returns.
      return null;
    }
  }

  function hostOf(): Host {
    return {
      baseUrl,
      options,
      mount: launcher.mount,
      root: launcher.root,
      emit,
      setUnread: launcher.setUnread,
      setOpen: launcher.setOpen,
      setColor: launcher.setColor,
      focusLauncher: () => launcher.button.focus(),
    };
  }

  function emit(event: string, data?: object): void {
    for (const handler of handlers.get(event) ?? []) {
      try {
        handler(data as never);
      } catch (error) {
        // The page's own code: it must not stop the chat, and its author should see it.
        console.error(error);
      }
    }
  }
}

function whenIdle(action: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(action);
  else setTimeout(action, 200);
}
