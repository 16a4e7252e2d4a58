import type { EngineLink, EngineLinkDeps } from '../../server/contract/client/engine-link.ts';
import type { Timers } from '../../server/contract/client/ports.ts';
import type { StoredOutbox } from '../../server/contract/client/stored-outbox.ts';
import type { Tabs } from '../../server/contract/client/tabs.ts';
import type { WidgetApi } from '../transport/widget-api.ts';

/** Text by name, in a place of this site's own. */
export interface TextStorage {
  read(name: string): string | null;
  /** False when it will not survive the page. */
  write(name: string, text: string): boolean;
  remove(name: string): void;
  names(): string[];
  /** Whether everything that was written will survive the page. */
  keeps(): boolean;
}

/** Everything the stores ask of the browser. `app/main.tsx` passes the real one in, tests another. */
export interface WidgetDeps extends Timers {
  siteKey: string;
  api: WidgetApi;
  storage: TextStorage;
  outbox: StoredOutbox;
  /** Runs `action` while no other tab of this browser runs one; at once where tabs cannot agree. */
  exclusively<T>(action: () => Promise<T>): Promise<T>;
  /** The other tabs on this site that concern `matter`; null where tabs cannot agree. */
  tabs(matter: string): Tabs | null;
  /** Whether nobody can see this tab. */
  hidden(): boolean;
  /** A UUID. */
  newId(): string;
  /** 32 random bytes as base64url. */
  newToken(): string;
  page(): { url: string; title: string };
  language: string;
  timeZone: string | undefined;
  /** The code that speaks to the engine, fetched when it is needed; rejects when it cannot be had. */
  loadEngine(): Promise<{
    Pusher: EngineLinkDeps['Pusher'];
    createEngineLink(deps: EngineLinkDeps): EngineLink;
  }>;
  /** A sound for a new message. */
  chime(): void;
  /** An event of the page's API. */
  emit(event: string, data?: object): void;
  /** One line for whoever looks after the page. */
  warn(line: string): void;
}
