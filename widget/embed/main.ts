import { APP_ENTRY } from 'frontdesk:app-entry';
import type { AppModule, WidgetOptions } from './app-handle.ts';
import { createWidget, type Widget } from './widget.ts';

/**
 * The whole cost of a page view. Draws the launcher, defines `window.frontdesk` and waits.
 * A second tag for the same site does nothing.
 */
type Given = Partial<
  Record<
    | 'site'
    | 'position'
    | 'theme'
    | 'color'
    | 'label'
    | 'language'
    | 'base'
    | 'shareDomain'
    | 'target'
    | 'isolation',
    string
  >
> &
  Partial<Record<'offsetX' | 'offsetY' | 'zIndex', string | number>>;
/** What the site has decided; what the page says goes before it. `color` is followed by that of what is drawn on it. */
type Settings = Given & {
  /** Nobody is there, and the site wants no chat then. */
  hidden?: boolean;
  labels?: Record<string, string>;
  /** Fetches what shows messages of the site's own accord, where there are any. */
  start?(baseUrl: string): void;
};
type Speak = (method: string, ...args: unknown[]) => Promise<unknown>;
type PageApi = Speak & {
  /** What the page called before this file had loaded. */
  q?: [string, ...unknown[]][];
  widgets?: Map<string, Widget>;
  known?: Record<string, Settings>;
};
/** Put in by the server. */
declare const FRONTDESK_SITE: Settings | null;

const carried = FRONTDESK_SITE;
const tag = document.currentScript as HTMLScriptElement | null;
const source = tag?.src || location.href;
/** Where this file is, without its name and query. */
const base = source.replace(/\/[^/?]*(\?.*)?$/, '');
const named = tag?.dataset['site'] || /\bsite=([^&]+)/.exec(source)?.[1];
const page = window as unknown as { frontdesk?: PageApi };
const earlier = page.frontdesk;
const widgets = new Map<string, Widget>();
let failures = 0;
/** The site that `frontdesk(…)` speaks to. */
let primary = '';
/** Calls made before there is a widget wait for it. */
const waiting: (() => void)[] = [];

const pageApi: PageApi = earlier?.widgets ? earlier : Object.assign(speakTo(), { widgets, known: {} });
page.frontdesk = pageApi;
if (carried && pageApi.known) pageApi.known[carried.site as string] = carried;
if (named) pageApi('boot', { ...tag?.dataset, site: named, base }).catch(console.error);
else console.info('frontdesk boot takes {site: key}.');
if (pageApi !== earlier) {
  for (const queued of earlier?.q ?? []) pageApi(...queued).catch(console.error);
}

/** `frontdesk(method, …)` for one site; without a key, for the first that was started. */
function speakTo(site?: string): Speak {
  return async (method, ...args) => {
    if (method === 'boot') return boot(args[0] as Given);
    if (!site && !primary) await new Promise<void>((resolve) => waiting.push(resolve));
    const widget = widgets.get(site || primary);
    if (!widget) throw new Error('frontdesk is destroyed.');
    return widget(method, ...args);
  };
}

/** Resolves to the function that speaks to this site alone, for pages that carry two. */
async function boot(given: Given = {}): Promise<Speak> {
  const { site, base: baseUrl = base } = given;
  if (!site) throw new Error('frontdesk boot takes {site: key}.');
  // Without its settings, where they cannot be had, the chat looks as it does by default.
  const settings: Settings | undefined =
    pageApi.known?.[site] ?? (await import(`${baseUrl}/widget/site/${site}.js`).catch(() => pageApi)).default;
  if (!widgets.has(site)) {
    const options = { ...settings, ...given };
    const widget = createWidget(
      {
        ...options,
        site,
        language: options.language || document.documentElement.lang || navigator.language,
      },
      { baseUrl, loadApp, destroyed: () => void widgets.delete(site) },
    );
    if (!widgets.has(primary)) primary = site;
    widgets.set(site, widget);
    for (const go of waiting) go();
    settings?.start?.(baseUrl);
  }
  return speakTo(site);
}

/**
 * A page may be older than what the server has: `app.js` is always today's. Browsers remember that a module failed to
 * load; under another path they ask again, for all that it imports, too. `isolation` is the name of what stands in the
 * app's place, `frame`: a name that the server does not know is no chat, rather than one without a wall.
 */
function loadApp(baseUrl: string, { isolation }: WidgetOptions): Promise<AppModule> {
  const load = () =>
    import(
      `${baseUrl}/widget/${failures || isolation ? `${failures}/${isolation || 'app'}.js` : APP_ENTRY}`
    ).catch((error) => {
      failures += 1;
      throw error;
    });
  return load().catch(load);
}
