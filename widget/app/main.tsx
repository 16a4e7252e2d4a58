import Pusher from 'frontdesk:pusher';
import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Host, WidgetApp } from '../embed/app-door.ts';
import { chooseLanguage, ENGLISH, type Language } from '../locales/choose.ts';
import { createChat } from '../stores/chat.ts';
import { createComposer } from '../stores/composer.ts';
import { createFileLinks } from '../stores/file-links.ts';
import { createBrowserStorage, createOutboxStorage, removedEntry } from '../transport/browser-storage.ts';
import { createWidgetApi } from '../transport/widget-api.ts';
import { textOn } from '../views/contrast.ts';
import { Panel } from '../views/Panel.tsx';
import panelSheet from '../views/panel.css';
import tokens from '../views/tokens.css';
import { browserWorld } from './browser-world.ts';
import { watchReturn } from './watch-return.ts';

const REQUEST_TIMEOUT_MS = 15_000;

/** The app's one entry: joins stores, transport and views. The loader calls it on the visitor's first intent. */
export function startApp(host: Host): WidgetApp {
  const { site } = host.options;
  const storage = createBrowserStorage(site);
  const api = createWidgetApi(host.baseUrl, tokenIn(storage), () => REQUEST_TIMEOUT_MS);
  const world = {
    ...browserWorld(),
    siteKey: site,
    api,
    storage,
    outbox: createOutboxStorage(storage),
    language: host.options.language,
    Pusher,
    emit: host.emit,
  };
  const chat = createChat(world);
  const composer = createComposer(world, chat);
  const links = createFileLinks(world);
  let language: Language = ENGLISH;

  addSheets(host.root, [tokens, panelSheet]);
  draw();
  void chooseLanguage(host.options.language).then((chosen) => {
    language = chosen;
    draw();
  });
  void chat.prepare();

  const stopWatching = [
    watchReturn(() => chat.wake()),
    onStorage((event) => {
      const removed = removedEntry(site, event);
      if (removed !== null || event.key === `frontdesk:${site}:visitor`) chat.otherTab(removed);
    }),
    effect(() => {
      const color = chat.site.value?.color;
      if (color !== undefined) host.setColor(color, textOn(color));
    }),
    effect(() => {
      host.setUnread(chat.unread.value);
      host.emit('unread', { count: chat.unread.value });
    }),
  ];

  return {
    open,
    close,
    isOpen: () => chat.open.value,
    prefill: composer.prefill,
    send: (text) => chat.send(text),
    reset() {
      for (const name of storage.names()) storage.remove(name);
      close();
      chat.reset();
      composer.prefill('');
    },
    destroy() {
      for (const stop of stopWatching) stop();
      composer.stop();
      chat.stop();
      render(null, host.mount);
    },
  };

  function open(): void {
    if (chat.open.value) return;
    chat.setOpen(true);
    void chat.prepare();
    storage.write('open', '1');
    host.setOpen(true);
    host.emit('open');
  }

  function close(): void {
    if (!chat.open.value) return;
    chat.setOpen(false);
    storage.remove('open');
    host.setOpen(false);
    host.focusLauncher();
    host.emit('close');
  }

  function draw(): void {
    render(
      <Panel
        chat={chat}
        composer={composer}
        links={links}
        language={language}
        close={close}
        side={host.options.position}
        theme={host.options.theme}
      />,
      host.mount,
    );
  }
}

function tokenIn(storage: { read(name: string): string | null }): () => string | null {
  return () => {
    const text = storage.read('visitor');
    return text === null ? null : JSON.parse(text).token;
  };
}

function addSheets(root: ShadowRoot, texts: readonly string[]): void {
  const sheets = texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}

function onStorage(handler: (event: StorageEvent) => void): () => void {
  window.addEventListener('storage', handler);
  return () => window.removeEventListener('storage', handler);
}
