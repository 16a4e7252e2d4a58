import { APP_ENTRY } from 'frontdesk:app-entry';
import type { AppModule, WidgetOptions } from './app-door.ts';
import { createWidget, type Widget } from './widget.ts';

/**
 * The whole cost of a page view. Draws the launcher, defines `window.frontdesk` and waits.
 * A second tag for the same site does nothing.
 */
type Call = [method: string, ...args: unknown[]];
type Door = ((...call: Call) => Promise<unknown>) & { q?: ArrayLike<Call>[]; widgets?: Map<string, Widget> };

const script = document.currentScript as HTMLScriptElement | null;
const tag = script ?? document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]');
const baseUrl = new URL(tag?.src ?? location.href).origin;
const page = window as unknown as { frontdesk?: Door };
const before = page.frontdesk;
const widgets = before?.widgets ?? new Map<string, Widget>();

if (before?.widgets === undefined) {
  page.frontdesk = Object.assign(call, { widgets });
  for (const queued of Array.from(before?.q ?? [])) void call(...(Array.from(queued) as Call)).catch(report);
}
let failures = 0;
const site = tag?.dataset['site'];
if (site !== undefined && site !== '') boot({ site, ...tag?.dataset });

function boot(given: Partial<Record<keyof WidgetOptions, string>> & { site: string }): void {
  if (widgets.has(given.site)) return;
  const options: WidgetOptions = {
    site: given.site,
    position: given.position === 'left' ? 'left' : 'right',
    theme: given.theme === 'light' || given.theme === 'dark' ? given.theme : 'auto',
    label: given.label ?? null,
    language: given.language ?? (document.documentElement.lang || navigator.language || 'en'),
  };
  const start = () => {
    if (!widgets.has(options.site)) widgets.set(options.site, createWidget(options, { baseUrl, loadApp }));
  };
  if (document.body !== null) start();
  else document.addEventListener('DOMContentLoaded', start, { once: true });
}

async function call(method: string, ...args: unknown[]): Promise<unknown> {
  if (method === 'boot') {
    const options = args[0] as { site?: unknown } | undefined;
    if (typeof options?.site !== 'string')
      throw new Error('frontdesk: boot needs {site: "the key of your site"}.');
    return boot(options as { site: string });
  }
  const [widget] = widgets.values();
  if (widget === undefined)
    throw new Error(`frontdesk: call boot before ${method}, or put data-site on the tag.`);
  const act = Object.hasOwn(widget, method) ? widget[method as keyof Widget] : undefined;
  if (act === undefined) throw new Error(`frontdesk: there is no method "${method}".`);
  const result = await (act as (...args: unknown[]) => Promise<unknown>)(...args);
  if (method === 'destroy') widgets.clear();
  return result;
}

/** Browsers remember that a module failed to load; another address makes them try again. */
function loadApp(): Promise<AppModule> {
  const loaded: Promise<AppModule> = import(
    `${baseUrl}/widget/${APP_ENTRY}${failures > 0 ? `?again=${failures}` : ''}`
  );
  loaded.catch(() => {
    failures += 1;
  });
  return loaded;
}

function report(error: unknown): void {
  console.error(error);
}
