import { effect } from '@preact/signals';
import type { BrowserStorage } from '../../../server/contract/client/browser-ports.ts';
import { createEngineLink } from '../../../server/contract/client/engine-link.ts';
import { createSharedLink } from '../../../server/contract/client/shared-link.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { type Chat, createChat } from '../../../widget/stores/chat.ts';
import type { WidgetDeps } from '../../../widget/stores/deps.ts';
import { tokenIn } from '../../../widget/stores/identity.ts';
import { createWidgetApi } from '../../../widget/transport/widget-api.ts';
import type { Recorder } from '../load/recorder.ts';
import type { Seeded } from '../support/seeded.ts';
import { createBrowser, type SimBrowser } from './browser.ts';
import type { SimClock } from './clock.ts';
import type { SimEngine } from './engine.ts';
import type { Place, SimNetwork } from './network.ts';

export type PeopleDeps = {
  clock: SimClock;
  random: Seeded;
  engine: SimEngine;
  network: SimNetwork;
  recorder: Recorder;
  newId(): string;
  newToken(): string;
};

export type SimTab = {
  screen: string;
  chat: Chat;
  send(body: string): void;
  wake(): void;
  close(): void;
};

export type SimVisitor = {
  name: string;
  browser: SimBrowser;
  tabs: readonly SimTab[];
  open(): SimTab;
  /** As when the page is loaded anew, or the tab crashes and is opened again: only what is stored is left. */
  reload(tab: SimTab): SimTab;
  close(tab: SimTab): void;
  /** Everybody this browser has been. */
  visitorIds: ReadonlySet<string>;
};

const REQUEST_TIMEOUT_MS = 86_400_000;

/** A visitor with a browser and tabs in it: the widget's own stores, in a world that breaks. */
export function createVisitor(deps: PeopleDeps, name: string): SimVisitor {
  const browser = createBrowser(deps.clock);
  const visitorIds = new Set<string>();
  let tabs: SimTab[] = [];
  let opened = 0;

  const visitor: SimVisitor = {
    name,
    browser,
    get tabs() {
      return tabs;
    },
    visitorIds,
    open() {
      opened += 1;
      return openTab(`${name}-tab${opened}`);
    },
    reload(tab) {
      visitor.close(tab);
      return openTab(tab.screen);
    },
    close(tab) {
      tab.close();
      tabs = tabs.filter((one) => one !== tab);
    },
  };
  return visitor;

  function openTab(screen: string): SimTab {
    const me = {};
    let closed = false;
    deps.recorder.forget(screen);
    const place: Place = {
      online: () => browser.online && !closed,
      closed: () => closed,
      received: (text) => deps.recorder.write({ kind: 'received', browser: name, text }),
    };
    deps.network.place(`${screen}.test`, place);
    const storage: BrowserStorage = {
      read: (key) => browser.disk.get(key) ?? null,
      write(key, text) {
        browser.store(me, key, text);
        if (key === 'visitor' && text !== null) visitorIds.add(JSON.parse(text).id);
        return true;
      },
      keys: (prefix) => [...browser.disk.keys()].filter((key) => key.startsWith(prefix)),
      keeps: () => true,
    };
    const ofTab: WidgetDeps = {
      now: deps.clock.now,
      random: deps.clock.random,
      after: (delayMs, action) => deps.clock.after(delayMs, () => closed || action()),
      siteKey: DEMO_SITE_KEY,
      api: createWidgetApi(
        `http://${screen}.test`,
        () => tokenIn(storage),
        () => REQUEST_TIMEOUT_MS,
      ),
      storage,
      exclusively: (action) => browser.exclusively(me, action),
      tabs: (matter) => browser.tabs(me, matter),
      hidden: () => false,
      newId: deps.newId,
      newToken: deps.newToken,
      page: () => ({ url: 'https://shop.example/tea', title: 'Tea' }),
      language: 'en',
      timeZone: () => undefined,
      chime: () => {},
      loadEngine: async () => ({ Pusher: deps.engine.pusherFor(place), createEngineLink, createSharedLink }),
      emit(event, data) {
        if (event !== 'message:sent' || closed) return;
        const { id, conversationId } = data as { id: string; conversationId: string };
        deps.recorder.acknowledged(screen, conversationId, id);
      },
      warn: () => {},
    };
    const chat = createChat(ofTab);
    const stopWatching = watch(chat, screen);
    browser.onStorage(me, (key) => {
      if (key === 'visitor') chat.visitorChanged();
      else chat.outbox.storageChanged(key);
    });
    const tab: SimTab = {
      screen,
      chat,
      send(body) {
        const before = new Set(chat.outbox.entries.value.map(({ id }) => id));
        chat.send(body);
        const entry = chat.outbox.entries.value.find(({ id }) => !before.has(id));
        if (entry === undefined) throw new Error(`${screen} wrote a message that is in no outbox.`);
        const { id, conversationId } = entry;
        deps.recorder.sent({ screen, author: name, conversationId, id, body });
      },
      wake: () => chat.wake(),
      close() {
        closed = true;
        stopWatching();
        browser.close(me);
        chat.stop();
      },
    };
    tabs = [...tabs, tab];
    chat.setOpen(true);
    return tab;
  }

  function watch(chat: Chat, screen: string): () => void {
    const reported = new Set<string>();
    const stops = [
      effect(() => {
        const conversation = chat.thread.conversation.value;
        if (conversation !== null) deps.recorder.screen(screen, conversation.state.id, conversation.messages);
      }),
      effect(() => {
        for (const { id, state, trouble } of chat.outbox.entries.value) {
          if (state !== 'failed' || reported.has(id)) continue;
          reported.add(id);
          deps.recorder.write({ kind: 'refused', screen, id, reason: trouble?.message ?? '' });
        }
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }
}
