import type { BrowserStorage } from '../../server/contract/client/browser-ports.ts';
import { createEngineLink } from '../../server/contract/client/engine-link.ts';
import { createSharedLink } from '../../server/contract/client/shared-link.ts';
import { createChat } from '../../widget/stores/chat.ts';
import { createComposer } from '../../widget/stores/composer.ts';
import type { WidgetDeps } from '../../widget/stores/deps.ts';
import { tokenIn } from '../../widget/stores/identity.ts';
import { createUploads } from '../../widget/stores/uploads.ts';
import { createFakeClock, settled } from '../contract/client/fake-deps.ts';
import { FakePusher, FakePusherConstructor } from '../contract/client/fake-pusher.ts';
import { type FakeTab, FakeTabGroup } from '../contract/client/fake-tabs.ts';
import { FakeServer } from './fake-server.ts';

const SITE_KEY = 'demo-shop';

export type Tab = ReturnType<FakeBrowser['tab']>;

/** The visitor looks at the newest messages, and away again. */
export function glance({ chat }: Pick<Tab, 'chat'>): void {
  chat.thread.look(true);
  chat.thread.look(false);
}

/** One browser: what it stores is shared by its tabs, and each tab hears what the others write. */
export class FakeBrowser {
  readonly server: FakeServer;
  readonly clock = createFakeClock();
  readonly disk = new Map<string, string>();
  /** False: as in a private window that keeps nothing. */
  storageAllowed = true;
  private listeners = new Set<{ tab: object; hear(key: string, value: string | null): void }>();
  /** False: what loads with the open panel, such as the code for files, has not come. */
  extrasThere = true;
  /** False: the file with the engine's code cannot be had. */
  engineCodeThere = true;
  private turn: Promise<unknown> = Promise.resolve();
  private groups = new Map<string, FakeTabGroup>();

  constructor(server = new FakeServer()) {
    this.server = server;
  }

  /** Opens a page with the widget's stores, as the app's entry joins them. */
  tab() {
    const self = {};
    const events: { name: string; data: unknown }[] = [];
    const warnings: string[] = [];
    const storage = this.storage(self);
    const groups = new Map<string, FakeTab>();
    const deps: WidgetDeps = {
      ...this.clock,
      siteKey: SITE_KEY,
      api: this.server.api(() => tokenIn(storage)),
      storage,
      exclusively: (action) => this.exclusively(action),
      tabs: (matter) => {
        const group = this.groups.get(matter) ?? new FakeTabGroup();
        this.groups.set(matter, group);
        const place = groups.get(matter) ?? group.join(this.clock);
        groups.set(matter, place);
        return place.port();
      },
      hidden: () => false,
      newId: () => crypto.randomUUID(),
      newToken: () => crypto.randomUUID(),
      page: () => ({ url: 'https://shop.example/', title: 'Shop' }),
      language: 'en',
      timeZone: () => 'Europe/Lisbon',
      loadEngine: async () => {
        if (!this.engineCodeThere) throw new TypeError('Failed to fetch dynamically imported module');
        return { Pusher: FakePusherConstructor, createEngineLink, createSharedLink };
      },
      chime: () => void events.push({ name: 'chime', data: undefined }),
      emit: (name, data) => void events.push({ name, data }),
      warn: (line) => void warnings.push(line),
    };
    const chat = createChat(deps);
    const composer = createComposer(deps, chat);
    if (this.extrasThere) composer.uploadsLoaded(createUploads(deps, chat));
    const listener = {
      tab: self,
      hear: (key: string, newValue: string | null) => {
        if (key === 'visitor') chat.visitorChanged();
        else if (key === 'draft') composer.adopt(newValue ?? '');
        else chat.outbox.storageChanged(key);
      },
    };
    this.listeners.add(listener);
    return {
      chat,
      composer,
      deps,
      warnings,
      events: (name: string) => events.filter((event) => event.name === name).map((event) => event.data),
      /** Everything that is shown, in order: what the server has, then what is on its way. */
      shown: () => [
        ...(chat.thread.conversation.value?.messages ?? []).map((message) => message.body),
        ...chat.outbox.acknowledged.value.map((message) => `${message.body} (acknowledged)`),
        ...chat.outbox.entries.value.map((entry) => `${entry.body} (${entry.state})`),
      ],
      pusher: () => FakePusher.last,
      close: () => {
        this.listeners.delete(listener);
        chat.stop();
      },
    };
  }

  /** A tab in which the visitor has sent one message that has arrived. */
  async talking(): Promise<Tab> {
    const tab = this.tab();
    await tab.chat.prepare();
    tab.chat.send('Hello');
    await settled();
    return tab;
  }

  private storage(tab: object): BrowserStorage {
    const memory = new Map<string, string>();
    const tell = (name: string, value: string | null) => {
      for (const { tab: other, hear } of [...this.listeners])
        if (other !== tab) queueMicrotask(() => hear(name, value));
    };
    return {
      read: (name) => memory.get(name) ?? this.disk.get(name) ?? null,
      write: (name, text) => {
        if (text === null) {
          memory.delete(name);
          if (this.disk.delete(name)) tell(name, null);
          return true;
        }
        if (!this.storageAllowed) {
          memory.set(name, text);
          return false;
        }
        if (this.disk.get(name) !== text) tell(name, text);
        this.disk.set(name, text);
        return true;
      },
      keys: (start) =>
        [...new Set([...this.disk.keys(), ...memory.keys()])].filter((name) => name.startsWith(start)),
      keeps: () => memory.size === 0,
    };
  }

  /** As Web Locks do it: one after the other. */
  private exclusively<T>(action: () => Promise<T>): Promise<T> {
    const next = this.turn.then(action);
    this.turn = next.catch(() => {});
    return next;
  }
}
