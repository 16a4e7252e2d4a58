import { APP_ENTRY } from 'frontdesk:app-entry';
import type { AppModule } from './app-door.ts';
import { createWidget, type Widget } from './widget.ts';

/**
 * The whole cost of a page view. Draws the launcher, defines `window.frontdesk` and waits.
 * A second tag for the same site does nothing.
 */
type Given = Partial<
  Record<'site' | 'position' | 'theme' | 'color' | 'label' | 'language' | 'base' | 'shareDomain', string>
> &
  Partial<Record<'offsetX' | 'offsetY' | 'zIndex', string | number>>;
type Speak = (method: string, ...args: unknown[]) => Promise<unknown>;
type Door = Speak & {
  /** What the page called before this file had loaded. */
  q?: [string, ...unknown[]][];
  widgets?: Map<string, Widget>;
};

const tag =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="widget.js"]');
/** Where this file is, without its name and query. */
const base = (tag?.src || location.href).replace(/\/[^/?]*(\?.*)?$/, '');
const page = window as unknown as { frontdesk?: Door };
const earlier = page.frontdesk;
const widgets = new Map<string, Widget>();
let failures = 0;
let firstBooted: (widget: Widget) => void = () => {};
/** Calls made before there is a widget wait for it. */
const first = new Promise<Widget>((resolve) => {
  firstBooted = resolve;
});

const door: Door = earlier?.widgets ? earlier : Object.assign(speakTo(), { widgets });
page.frontdesk = door;
if (tag?.dataset['site']) door('boot', { ...tag.dataset, base }).catch(console.error);
if (door !== earlier) {
  for (const queued of earlier?.q ?? []) door(...queued).catch(console.error);
}

/** `frontdesk(method, …)` for one site; without a key, for the first there is. */
function speakTo(site?: string): Speak {
  return async (method, ...args) => {
    if (method === 'boot') return boot(args[0] as Given);
    const widget =
      widgets.get(site as string) ?? (site ? undefined : (widgets.values().next().value ?? (await first)));
    if (!widget) throw new Error('frontdesk is destroyed.');
    // Own methods only: "constructor" is none.
    if (!Object.keys(widget).includes(method)) throw new Error(`frontdesk has no method "${method}".`);
    return (widget[method as keyof Widget] as Speak)(...(args as [string]));
  };
}

/** Resolves to the function that speaks to this site alone, for pages that carry two. */
async function boot(given: Given = {}): Promise<Speak> {
  const { site, position, color, base: baseUrl = base } = given;
  if (!site) throw new Error('frontdesk boot needs {site: key}.');
  if (!document.body)
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  if (!widgets.has(site)) {
    const widget = createWidget(
      {
        ...given,
        site,
        position: position === 'left' ? position : 'right',
        theme: given.theme || 'auto',
        color: color && /^#\w{6}$/.test(color) ? color : null,
        language: given.language || document.documentElement.lang || navigator.language,
      },
      { baseUrl, loadApp: () => loadApp(baseUrl), destroyed: () => void widgets.delete(site) },
    );
    widgets.set(site, widget);
    firstBooted(widget);
  }
  return speakTo(site);
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
