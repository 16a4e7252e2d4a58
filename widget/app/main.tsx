import { effect, signal } from '@preact/signals';
import { type ComponentType, render } from 'preact';
import { type BrowserStorage, createBrowserStorage } from '../../server/contract/client/browser-ports.ts';
import { watchPage } from '../../server/contract/client/watch-page.ts';
import { textOn } from '../../server/contract/contrast.ts';
import type { Host, WidgetApp } from '../embed/app-handle.ts';
import { SIZE, storageKey } from '../embed/memory.ts';
import { chooseLanguage, ENGLISH } from '../locales/choose.ts';
import { overridden } from '../locales/overridden.ts';
import { plural } from '../locales/plural.ts';
import { createChat } from '../stores/chat.ts';
import { createComposer } from '../stores/composer.ts';
import type { WidgetDeps } from '../stores/deps.ts';
import { tokenIn } from '../stores/identity.ts';
import { createPart } from '../stores/late-part.ts';
import { createWidgetApi } from '../transport/widget-api.ts';
import composerSheet from '../views/composer/composer.css';
import type { Extras } from '../views/context.ts';
import homeSheet from '../views/home.css';
import launcherSheet from '../views/launcher.css';
import { News } from '../views/News.tsx';
import { Panel } from '../views/Panel.tsx';
import type { Preview } from '../views/Preview.tsx';
import panelSheet from '../views/panel.css';
import { addSheet, parseSheet } from '../views/style-sheets.ts';
import tokens from '../views/tokens.css';
import { browserDeps } from './browser-deps.ts';
import { dressLauncher } from './dress-launcher.ts';
import { holdPage, onPhone } from './hold-page.ts';
import type { Place } from './inline.ts';
import { keepToOurselves } from './keep-to-ourselves.ts';
import { createEngineLoader } from './load-engine.ts';
import { lookOf } from './look.ts';
import { createPageApi } from './page-api.ts';
import { goesOn, remember } from './remember.ts';
import { reportAvailability } from './report-availability.ts';
import { watchRoute } from './watch-route.ts';
import { watchTabs } from './watch-tabs.ts';

/** Until the server says how long. */
const REQUEST_TIMEOUT_MS = 15_000;

/** The message whose preview the visitor closed. */
const DISMISSED = 'dismissed';

/**
 * In the order in which they count. Parsed with the first loading, which may be before the click, and once for all
 * widgets of a page: a root takes a sheet, it does not own it.
 */
const SHEET = parseSheet([launcherSheet, tokens, panelSheet, homeSheet, composerSheet].join(''));

const loadLog = () => import('../conversation/conversation.tsx');

/** What can be had ready before the visitor clicks; it starts nothing. */
export async function warmUp(language: string): Promise<void> {
  await Promise.all([chooseLanguage(language), loadLog()]);
}

/** What stands in the place of the server, of what is stored and of the page: in the preview, and in a frame. */
export type Instead = Partial<Pick<WidgetDeps, 'api' | 'storage' | 'page'>> & {
  place?: Place;
  launcher?: ReturnType<typeof dressLauncher>;
  /** In the place of the site's key, where tabs of one browser find each other. */
  keptAs?: string;
};

/** The app's one entry: joins stores, transport and views. The loader calls it on the visitor's first intent. */
export async function startApp(host: Host, instead: Instead = {}): Promise<WidgetApp> {
  const { site, target } = host.options;
  const { keptAs = site } = instead;
  const browser = browserDeps(keptAs);
  // Few pages have the chat in an element of theirs.
  const inline =
    instead.place ?? (target ? (await import('./inline.ts')).placeIn(target, host, browser.warn) : null);
  /** What stands in an element of the page is open from the beginning, and stays. */
  const closes = inline?.closes ?? true;
  const { root, mount, setColor } = inline ?? host;
  const look = signal(lookOf(host.options));
  const language = signal(ENGLISH);
  let forgetting = false;
  // Few sites share their visitor over sub-domains.
  const shared = host.options.shareDomain ? await import('../transport/shared-storage.ts') : null;
  const own = createBrowserStorage(storageKey(keptAs, ''));
  const kept =
    instead.storage ??
    shared?.createSharedStorage(site, `${host.options.shareDomain}`, own, browser.warn) ??
    own;
  const storage: BrowserStorage = {
    ...kept,
    // A message that was under way when the page forgot everything is answered later.
    write: (key, text) => (text === null || !forgetting) && kept.write(key, text),
  };
  const engine = createEngineLoader();
  const deps: WidgetDeps = {
    ...browser,
    page: instead.page ?? browser.page,
    siteKey: site,
    api:
      instead.api ??
      createWidgetApi(
        host.baseUrl,
        () => tokenIn(storage),
        () => chat.site.timings.value?.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
      ),
    storage,
    get language() {
      return host.options.language;
    },
    loadEngine: engine.load,
    emit: host.emit,
  };
  /** Beside the launcher, what stands there is as large as the visitor left it. */
  const shape = signal(inline?.shape ?? storage.read(SIZE) ?? '');
  const chat = createChat(deps);
  const composer = createComposer(deps, chat);
  const extras = signal<Extras | null>(null);
  const log = signal<ComponentType | null>(null);
  /** What shows news beside the closed launcher; null until there is some. */
  const news = signal<typeof Preview | null>(null);
  let quietly = false;
  let gone = false;
  const pageApi = createPageApi({ host, deps, chat, look, language });
  // What the page said of its visitor before: who it is decides who this browser goes on as.
  pageApi.catchUp();
  chat.activity.page();
  void chat.prepare();
  const asked = host.options.language;
  // In a task of its own the panel is drawn: together with what came before, a click would hold a slow phone up.
  const [chosen] = await Promise.all([chooseLanguage(asked), new Promise((task) => setTimeout(task))]);
  // The page may have changed its mind meanwhile.
  if (asked === host.options.language) language.value = chosen;

  addSheet(root, SHEET);
  render(
    <>
      <News
        part={news}
        chat={chat}
        language={language}
        look={look}
        dismissed={storage.read(DISMISSED)}
        dismiss={(id) => void storage.write(DISMISSED, id)}
        open={() => open()}
      />
      <Panel
        chat={chat}
        composer={composer}
        extras={extras}
        log={log}
        baseUrl={host.baseUrl}
        language={language}
        close={close}
        takesFocus={() => !quietly}
        look={look}
        shape={shape}
      />
    </>,
    mount,
  );

  const wantLog = createPart(chat.site, loadLog, (conversation) => {
    log.value = conversation.Log;
  });
  const wantNews = createPart(
    chat.site,
    () => import('../views/Preview.tsx'),
    ({ Preview: part }) => {
      news.value = part;
    },
  );
  const wantExtras = createPart(
    chat.site,
    async () => {
      const { startExtras } = await import('../extras/extras.tsx');
      return startExtras(deps, chat, composer, language, { host, root, shape, keptAs });
    },
    (started) => {
      if (gone) started.stop();
      else extras.value = started;
    },
  );
  const launcher = instead.launcher ?? dressLauncher(host.button);
  let announced = 0;
  const endings = [
    watchPage({ returned: chat.wake, left: chat.rest }),
    watchRoute(chat.activity.page),
    watchTabs(keptAs, {
      stored: chat.outbox.storageChanged,
      visitorChanged: chat.visitorChanged,
      drafted: composer.adopt,
      soundChanged: chat.sound.adopt,
    }),
    shared?.watchSharedStorage(chat.visitorChanged) ?? (() => {}),
    keepToOurselves(root.host, mount),
    inline?.watch(chat.inView) ?? effect(() => (chat.open.value ? holdPage() : undefined)),
    remember(chat, storage, closes),
    // Once the panel is there. What could not be fetched is fetched when the server answers again.
    effect(() => {
      if (!chat.open.value || chat.site.offline.value) return;
      wantLog();
      wantExtras();
    }),
    effect(() => {
      if (!chat.open.value && chat.thread.unread.value > 0) wantNews();
    }),
    reportAvailability(chat.site.appearance, host.emit),
    effect(() => {
      const brand = look.value.color ?? chat.site.appearance.value?.color ?? '#0e7c66';
      setColor(brand, textOn(brand), chat.site.appearance.value?.settings?.corners);
    }),
    effect(() => {
      const { settings, agentsOnDuty, open: isOpen = true } = chat.site.appearance.value ?? {};
      const needed = chat.open.value || chat.thread.unread.value > 0 || goesOn(chat);
      launcher.setAway(settings?.absence === 'hidden' && !(agentsOnDuty && isOpen) && !needed);
    }),
    effect(() => {
      // What the visitor looks at is read in a moment: a number that comes and goes would only flicker.
      const looking = chat.open.value && chat.inView.value && !deps.hidden();
      const count = looking ? 0 : chat.thread.unread.value;
      const { texts, tag } = overridden(language.value, chat.site.appearance.value?.texts);
      // The first number that a browser formats takes it longer than all else until the panel is seen.
      launcher.setUnread(count, count > 0 ? plural(texts.unread, count, tag) : '');
      if (count !== announced) host.emit('unread', { count });
      announced = count;
    }),
  ];

  return {
    open,
    close,
    isOpen: () => chat.open.value,
    refresh: () => void chat.site.load(),
    prefill,
    async showMessage(text) {
      (await import('./show-message.ts')).showMessage(text, deps, chat);
      open();
      extras.value?.showChat();
    },
    async openConversation(id) {
      open();
      await (await import('./open-conversation.ts')).openConversation(id, deps, chat);
      extras.value?.showChat();
    },
    identify: pageApi.identify,
    set: pageApi.set,
    update: pageApi.update,
    track: pageApi.track,
    send: pageApi.send,
    reset() {
      close();
      chat.reset();
    },
    destroy(forget = false) {
      forgetting = forget;
      // Views first: what the stores let go of then is drawn no more.
      render(null, mount);
      for (const end of endings) end();
      composer.stop();
      extras.value?.stop();
      gone = true;
      chat.stop();
      engine.end();
      inline?.remove();
    },
  };

  function prefill(text: string): void {
    composer.prefill(text);
    open();
  }

  function open(again = false): void {
    // A panel that covers the screen by itself, on every page, would be in the way; so would one whose place is missing.
    if (again && inline === null && (target || onPhone())) return;
    if (chat.open.value) return inline?.reveal();
    quietly = again;
    chat.setOpen(true);
    launcher.setOpen(true);
    host.emit('open');
  }

  function close(): void {
    if (!chat.open.value || !closes) return;
    const hadFocus = host.root.activeElement !== null;
    chat.setOpen(false);
    launcher.setOpen(false);
    if (hadFocus) host.button.focus();
    host.emit('close');
  }
}
