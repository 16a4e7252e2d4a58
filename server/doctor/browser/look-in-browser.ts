import { type Browser, chromium, type Page as LivePage } from 'playwright-core';
import type { Tag } from '../read-page.ts';
import {
  type LauncherSeen,
  type LiveTag,
  LOOK_AT_LAUNCHER,
  openSocket,
  READ_TAGS,
  TELL_REFUSALS,
} from './page-scripts.ts';

/** For the page's answer, for all that it loads after that, and for its launcher. */
const PAGE_PATIENCE_MS = 30_000;
const LOAD_PATIENCE_MS = 30_000;
const LAUNCHER_PATIENCE_MS = 15_000;
const CHAT_PATIENCE_MS = 30_000;
/** A page whose visitor is not signed in never says so. One that calls `identify` may have to ask its server first. */
const IDENTITY_PATIENCE_MS = { called: 20_000, unseen: 3_000 };
const SOCKET_PATIENCE_MS = 8_000;
const DESKTOP = { width: 1_280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** A page may complain without end. */
const MOST_KEPT = 100;
const MOST_CHARACTERS = 300;

export type Refused = { directive: string; address: string };
/** `from`: the file that it came from, or an empty string. */
export type Complaint = { text: string; from: string };
export type FailedRequest = { address: string; reason: string };

/** What a browser has seen of a page; nothing is judged here. */
export type Seen = {
  tags: Tag[];
  /** Tags that a consent tool keeps from running, by the type that it gave them. */
  heldBack: string[];
  launcher: { desktop: LauncherSeen | null; phone: LauncherSeen | null };
  /** Whether the chat opened; null where there is no launcher to open it with. */
  opened: boolean | null;
  /** What the page handed over for `identify`; null where it says nothing of who is signed in. */
  identityToken: string | null;
  socket: 'open' | 'refused' | 'slow';
  /** Whether all that the page loads had come in time; what is seen is then as it was until there. */
  loaded: boolean;
  refused: Refused[];
  complaints: Complaint[];
  failed: FailedRequest[];
};

export type BrowserOptions = {
  /** The browser's. */
  program: string;
  serverUrl: string;
  /** Where browsers open WebSockets, with a path that the engine answers. */
  engineUrl: string;
  /** How long everything that the page loads may take, in milliseconds, before it is looked at as it is. */
  loadPatienceMs?: number;
};

/**
 * Opens a page in a browser of its own, looks at the launcher on a desktop and a phone, and opens the chat. It changes nothing on the
 * server: requests that would are kept back, and so is what `identify` sends, once it was read.
 * @throws Error when Chromium does not start or the page does not come
 */
export async function lookInBrowser(
  url: string,
  { program, serverUrl, engineUrl, loadPatienceMs = LOAD_PATIENCE_MS }: BrowserOptions,
): Promise<Seen> {
  const browser = await chromium.launch({
    executablePath: program,
    // Linux gives root no sandbox of this kind.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    return await look(browser, url, { serverUrl, engineUrl, loadPatienceMs });
  } finally {
    await browser.close();
  }
}

async function look(
  browser: Browser,
  url: string,
  { serverUrl, engineUrl, loadPatienceMs }: Required<Omit<BrowserOptions, 'program'>>,
): Promise<Seen> {
  const context = await browser.newContext({ viewport: DESKTOP });
  const notes = { refused: [] as Refused[], complaints: [] as Complaint[], failed: [] as FailedRequest[] };
  let identityToken: string | null = null;
  let identityAsked = () => {};
  /** Requests that would have changed something on the server: browser and chat complain that they failed. */
  const keptBack = new Set<string>();
  const identity = new Promise<void>((resolve) => {
    identityAsked = resolve;
  });
  await context.exposeBinding('frontdeskRefused', (_source, directive: unknown, address: unknown) =>
    keep(notes.refused, { directive: brief(directive), address: brief(address) }),
  );
  await context.addInitScript(TELL_REFUSALS);
  await context.route(
    (address) => address.origin === serverUrl,
    async (route) => {
      const request = route.request();
      if (request.method() === 'GET' || request.method() === 'OPTIONS') return route.continue();
      if (new URL(request.url()).pathname === '/api/widget/identity') {
        const body = request.postDataJSON();
        if (typeof body?.identity === 'string') identityToken = body.identity;
        identityAsked();
      }
      keptBack.add(request.url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  const complain = (text: string, from: string) => {
    // That something was kept back, the chat says as well: this is the doctor's own doing.
    if (keptBack.size === 0) keep(notes.complaints, { text: brief(text), from: brief(from) });
  };
  page.on('pageerror', (error) => complain(error.message, ''));
  page.on('console', (line) => {
    if (line.type() === 'error') complain(line.text(), line.location().url);
  });
  page.on('requestfailed', (request) => {
    if (!keptBack.has(request.url()))
      keep(notes.failed, { address: brief(request.url()), reason: request.failure()?.errorText ?? '' });
  });
  // A picture that never ends, or a script that hangs, keeps no visitor from the chat either.
  await page.goto(url, { waitUntil: 'commit', timeout: PAGE_PATIENCE_MS });
  const loaded = await page.waitForLoadState('load', { timeout: loadPatienceMs }).then(
    () => true,
    (error: Error) => absent(error) !== null,
  );
  const launcher = page.locator('frontdesk-widget .launcher');
  const desktop = await launcher
    .waitFor({ state: 'attached', timeout: LAUNCHER_PATIENCE_MS })
    .then(() => inPage<LauncherSeen | null>(page, LOOK_AT_LAUNCHER), absent);
  await page.setViewportSize(PHONE);
  const phone = await inPage<LauncherSeen | null>(page, LOOK_AT_LAUNCHER);
  await page.setViewportSize(DESKTOP);
  const { tags, heldBack } = await readTags(page);
  const socket = await inPage<Seen['socket']>(page, openSocket(engineUrl, SOCKET_PATIENCE_MS));
  const opened = desktop === null || desktop.hidden ? null : await openChat(page);
  if (opened === true) await orLater(identity, await identityPatience(page));
  return { tags, heldBack, launcher: { desktop, phone }, opened, identityToken, socket, loaded, ...notes };
}

/** What calls it from a file of its own is not seen, and has less time. */
async function identityPatience(page: LivePage): Promise<number> {
  const { called, unseen } = IDENTITY_PATIENCE_MS;
  return (await page.content()).includes('identify') ? called : unseen;
}

/** A page asks its own server for the token, which may take a while; it may also find that nobody is signed in. */
async function orLater(event: Promise<void>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([event, late]);
  clearTimeout(timer);
}

/** Asks the page's own API: what lies over the launcher is judged apart. */
async function openChat(page: LivePage): Promise<boolean> {
  await inPage(
    page,
    `document.querySelector('frontdesk-widget').shadowRoot.querySelector('.launcher').click()`,
  );
  const dialog = page.locator('frontdesk-widget [role=dialog], frontdesk-widget iframe').first();
  return dialog.waitFor({ state: 'visible', timeout: CHAT_PATIENCE_MS }).then(
    () => true,
    () => false,
  );
}

async function readTags(page: LivePage): Promise<{ tags: Tag[]; heldBack: string[] }> {
  const found = await inPage<LiveTag[]>(page, READ_TAGS);
  const tags = found
    .filter(({ src }) => URL.canParse(src))
    .map(({ src, site, nonce }) => {
      const { origin, searchParams } = new URL(src);
      return { server: origin, siteKey: site || (searchParams.get('site') ?? ''), nonce };
    });
  const heldBack = found.map(({ type }) => type).filter((type) => !runs(type));
  return { tags, heldBack: [...new Set(heldBack)].map(brief) };
}

/** Whether browsers run a script of this type. */
function runs(type: string): boolean {
  return type === '' || type === 'module' || /^(text|application)\/(java|ecma)script$/i.test(type.trim());
}

/** Waits for what an expression comes to in the page. */
function inPage<T>(page: LivePage, expression: string): Promise<T> {
  return page.evaluate<T>(expression);
}

/** The launcher did not come in time. */
function absent(error: Error): null {
  if (error.name === 'TimeoutError') return null;
  throw error;
}

function keep<T>(list: T[], one: T): void {
  if (list.length < MOST_KEPT) list.push(one);
}

function brief(text: unknown): string {
  return String(text).slice(0, MOST_CHARACTERS);
}
