import { effect } from '@preact/signals';
import type { BrowserStorage } from '../../../server/contract/client/browser-ports.ts';
import { createEngineLink } from '../../../server/contract/client/engine-link.ts';
import { createSharedLink } from '../../../server/contract/client/shared-link.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { createChat } from '../../../widget/stores/chat.ts';
import type { WidgetDeps } from '../../../widget/stores/deps.ts';
import { tokenIn } from '../../../widget/stores/identity.ts';
import { createWidgetApi } from '../../../widget/transport/widget-api.ts';
import { NODE_TIMERS, NodePusher, newId, newToken, QUICK_TIMINGS, quickly } from './node-deps.ts';
import type { Recorder } from './recorder.ts';

export type LoadVisitor = {
  name: string;
  /** Sends one message; it is written down as sent. */
  send(body: string): void;
  /** How many messages wait to be acknowledged. */
  waiting(): number;
  /** How many the screen shows as not sent. */
  failed(): number;
  conversationId(): string | null;
  /** The ids of the messages that its screen shows. */
  shown(): readonly string[];
  /** Asks for older messages until the screen has them all. False: no answer, ask again. */
  showAll(): Promise<boolean>;
  /** The page is loaded anew, in the middle of whatever it did; only what is stored is left. */
  reload(): void;
  /** As on the return to the tab. */
  wake(): void;
  close(): void;
  /** What the widget told whoever looks after the page. */
  warnings: readonly string[];
};

/** A visitor: the widget's own stores over real HTTP and pusher-js, without a page. */
export function openLoadVisitor(options: { url: string; name: string; recorder: Recorder }): LoadVisitor {
  const { url, name, recorder } = options;
  const disk = new Map<string, string>();
  const warnings: string[] = [];
  let closePage: () => void = () => {};
  let chat = openPage();

  return {
    name,
    send(body) {
      const before = new Set(chat.outbox.entries.value.map((entry) => entry.id));
      chat.send(body);
      const entry = chat.outbox.entries.value.find((one) => !before.has(one.id));
      if (entry === undefined) throw new Error(`${name} wrote a message that is in no outbox.`);
      recorder.sent({ screen: name, author: name, conversationId: entry.conversationId, id: entry.id, body });
    },
    waiting: () => chat.outbox.entries.value.length,
    failed: () => chat.outbox.entries.value.filter((entry) => entry.state === 'failed').length,
    conversationId: () => chat.thread.id(),
    shown: () => (chat.thread.conversation.value?.messages ?? []).map((message) => message.id),
    async showAll() {
      const shownNow = () => chat.thread.conversation.value;
      while (shownNow()?.earlier === true) if (!(await chat.thread.loadEarlier())) return false;
      return shownNow() !== null;
    },
    reload() {
      closePage();
      chat = openPage();
    },
    wake: () => chat.wake(),
    close: () => closePage(),
    warnings,
  };

  function openPage() {
    recorder.forget(name);
    const storage = storageOn(disk);
    const api = createWidgetApi(
      url,
      () => tokenIn(storage),
      () => QUICK_TIMINGS.requestTimeoutMs,
    );
    const deps: WidgetDeps = {
      ...NODE_TIMERS,
      siteKey: DEMO_SITE_KEY,
      api: {
        ...api,
        opening: (siteKey) => quickly(api.opening(siteKey)),
        createVisitor: (input) => quickly(api.createVisitor(input)),
        session: () => quickly(api.session()),
      },
      storage,
      // One tab: nobody to agree with.
      exclusively: (action) => action(),
      newId,
      newToken,
      page: () => ({ url: 'https://shop.example/tea', title: 'Tea' }),
      language: 'en',
      timeZone: () => 'Europe/Lisbon',
      tabs: () => null,
      hidden: () => false,
      loadEngine: async () => ({ Pusher: NodePusher, createEngineLink, createSharedLink }),
      emit(event, data) {
        if (event !== 'message:sent') return;
        const { id, conversationId } = data as { id: string; conversationId: string };
        recorder.acknowledged(name, conversationId, id);
      },
      chime() {},
      warn: (line) => void warnings.push(line),
    };
    const page = createChat(deps);
    const stopWatching = effect(() => {
      const conversation = page.thread.conversation.value;
      if (conversation !== null) recorder.screen(name, conversation.state.id, conversation.messages);
    });
    closePage = () => {
      stopWatching();
      page.stop();
    };
    void page.prepare();
    return page;
  }
}

function storageOn(disk: Map<string, string>): BrowserStorage {
  return {
    read: (name) => disk.get(name) ?? null,
    write(name, text) {
      if (text === null) disk.delete(name);
      else disk.set(name, text);
      return true;
    },
    keys: (prefix) => [...disk.keys()].filter((name) => name.startsWith(prefix)),
    keeps: () => true,
  };
}
