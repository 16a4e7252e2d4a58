import { APP_ENTRY } from 'frontdesk:app-entry';
import type { AppModule, WidgetOptions } from './app-door.ts';
import { createWidget, type Widget } from './widget.ts';

/**
 * The whole cost of a page view. Draws the launcher, defines `window.frontdesk` and waits.
 * A second tag for the same site does nothing.
 */
type Given = Partial<Record<keyof WidgetOptions | 'base', string>>;
type Door = {
  (method: string, ...args: unknown[]): Promise<unknown>;
  /** What the page called before this file had loaded. */
  q?: ArrayLike<unknown>[];
  widgets?: Map<string, Widget>;
};

const tag =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="widget.js"]');
const base = new URL('.', tag?.src || location.href).href.slice(0, -1);
const page = window as unknown as { frontdesk?: Door };
const earlier = page.frontdesk;
const widgets = new Map<string, Widget>();
let failures = 0;
let firstBooted: (widget: Widget) => void = () => {};
/** Calls made before there is a widget wait for it. */
const first = new Promise<Widget>((resolve) => {
  firstBooted = resolve;
});

const door: Door = earlier?.widgets === undefined ? Object.assign(call, { widgets }) : earlier;
page.frontdesk = door;
if (tag?.dataset['site']) void door('boot', { ...tag.dataset, base });
if (door !== earlier) {
  for (const [method, ...args] of Array.from(earlier?.q ?? [], (queued) => Array.from(queued)))
    door(method as string, ...args).catch((error) => console.error(error));
}

async function call(method: string, ...args: unknown[]): Promise<unknown> {
  if (method === 'boot') return boot((args[0] ?? {}) as Given);
  const widget = widgets.values().next().value ?? (await first);
  // Own methods only: "constructor" is none.
  if (!Object.keys(widget).includes(method)) throw new Error(`frontdesk has no method "${method}".`);
  const act = widget[method as keyof Widget] as (...args: unknown[]) => Promise<unknown>;
  return act(...args);
}

function boot(given: Given): void {
  const { site, position, theme, color, label, language, base: from } = given;
  if (!site) throw new Error('frontdesk boot needs {site: key}.');
  const options: WidgetOptions = {
    site,
    position: position === 'left' ? 'left' : 'right',
    theme: theme || 'auto',
    color: /^#\w{6}$/.test(color ?? '') ? (color as string) : null,
    label: label ?? null,
    language: language || document.documentElement.lang || navigator.language,
  };
  const baseUrl = from ?? base;
  const start = () => {
    if (widgets.has(site)) return;
    const destroyed = () => void widgets.delete(site);
    const widget = createWidget(options, { baseUrl, loadApp: () => loadApp(baseUrl), destroyed });
    widgets.set(site, widget);
    firstBooted(widget);
  };
  if (document.body !== null) start();
  else document.addEventListener('DOMContentLoaded', start, { once: true });
}

/** Browsers remember that a module failed to load; another address makes them try again. */
function loadApp(baseUrl: string): Promise<AppModule> {
  const again = failures ? `?${failures}` : '';
  const loaded: Promise<AppModule> = import(`${baseUrl}/widget/${APP_ENTRY}${again}`);
  loaded.catch(() => {
    failures += 1;
  });
  return loaded;
}
