import type { BrowserStorage } from '../../server/contract/client/browser-ports.ts';
import type { Answer } from '../../server/contract/client/ports.ts';
import { LAUNCHER_ICONS } from '../../server/contract/launcher-icons.ts';
import type { SiteAppearance, SiteOpening } from '../../server/contract/schemas/widget-api.ts';
import { startApp } from '../app/main.tsx';
import type { WidgetApp } from '../embed/app-handle.ts';
import { createLauncher } from '../embed/launcher.ts';
import { chooseLanguage } from '../locales/choose.ts';
import type { WidgetApi } from '../transport/widget-api.ts';
import { addSheet, parseSheet } from '../views/style-sheets.ts';

/**
 * The real widget with the settings that its frame's owner sends, and nothing behind it: no request, no storage, nobody
 * at the other end. Runs only in a frame of our own origin; the server's policy lets no other page frame it.
 */
type Asked = { frontdesk: 'preview'; language: string; dark: boolean; site: SiteAppearance };

const NOBODY = {
  ok: false,
  status: 403,
  code: 'forbidden',
  message: 'This is a preview: nothing is sent.',
} as const;
const LIMITS = { messageLength: 10_000, fileBytes: 20 * 1024 * 1024, filesPerMessage: 10 };
const TIMINGS = {
  pollMs: 4_000,
  headCheckMs: 60_000,
  engineGraceMs: 6_000,
  typingSendMs: 3_000,
  typingExpiresMs: 6_000,
  requestTimeoutMs: 15_000,
};

let asked: Asked | null = null;
let shape = '';
let app: WidgetApp | null = null;
let remove = () => {};
/** One change after the other, however fast they come; only the newest is drawn. */
let drawing: Promise<void> = Promise.resolve();

window.addEventListener('message', (event: MessageEvent) => {
  if (event.origin !== location.origin || event.source !== parent || event.data?.frontdesk !== 'preview')
    return;
  asked = event.data as Asked;
  drawing = drawing.then(draw).catch(console.error);
});
tell({});

async function draw(): Promise<void> {
  if (asked === null) return;
  const { look, launcherIcon } = asked.site.settings ?? {};
  document.documentElement.style.setProperty('background', asked.dark ? '#15181d' : '#f7f7f5');
  const next = JSON.stringify([asked.language, look, launcherIcon]);
  // The look is the launcher's from its beginning, as on a page; everything else changes while the panel is open.
  if (next !== shape) {
    shape = next;
    await begin(asked);
  }
  app?.refresh();
}

async function begin({ language, site }: Asked): Promise<void> {
  app?.destroy();
  remove();
  const { position = 'right', theme = 'auto', offsetX, offsetY, zIndex } = site.settings?.look ?? {};
  const options = {
    site: 'preview',
    position,
    theme,
    language,
    offsetX,
    offsetY,
    zIndex,
  };
  const launcher = createLauncher(
    options,
    () => (app?.isOpen() ? app.close() : app?.open()),
    () => {},
  );
  document.body.append(launcher.host);
  // On a page the server has put it in.
  const icon = LAUNCHER_ICONS[site.settings?.launcherIcon ?? 'chat'];
  addSheet(launcher.root, parseSheet(`.launcher::before{clip-path:path("${icon}")}`));
  remove = () => launcher.host.remove();
  app = await startApp(
    { ...launcher, baseUrl: location.origin, options, calls: [], emit: () => {} },
    { api: nothingBehind(), storage: forgetful() },
  );
  app.open(true);
  const { chooseExtraTexts } = await import('../extras/extras.tsx');
  const chosen = await chooseLanguage(language);
  tell({ texts: flat({ ...chosen.texts, ...(await chooseExtraTexts(chosen)) }) });
}

/** Answers what the site looks like, from what was sent last, and refuses everything else. */
function nothingBehind(): WidgetApi {
  const refused = async () => NOBODY;
  const opening = async (): Promise<Answer<SiteOpening>> =>
    asked === null
      ? NOBODY
      : { ok: true, value: { site: asked.site, epoch: 'preview', limits: LIMITS, timings: TIMINGS } };
  return new Proxy({} as WidgetApi, { get: (_api, name) => (name === 'opening' ? opening : refused) });
}

function forgetful(): BrowserStorage {
  const texts = new Map<string, string>();
  return {
    read: (key) => texts.get(key) ?? null,
    write(key, text) {
      if (text === null) texts.delete(key);
      else texts.set(key, text);
      return true;
    },
    keys: (prefix) => [...texts.keys()].filter((key) => key.startsWith(prefix)),
    keeps: () => true,
  };
}

/** `{unread: {one: …}}` → `{'unread.one': …}`, the names under which a site may replace them. */
function flat(texts: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[prefix + key, text]] : Object.entries(flat(text, `${prefix}${key}.`)),
    ),
  );
}

function tell(more: object): void {
  if (parent !== window) parent.postMessage({ frontdesk: 'previewing', ...more }, location.origin);
}
