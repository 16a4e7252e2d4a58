import type { BrowserStorage } from '../../server/contract/client/browser-ports.ts';
import type { EngineLink, EngineLinkDeps } from '../../server/contract/client/engine-link.ts';
import type { Timers } from '../../server/contract/client/ports.ts';
import type { SharedLink, SharedLinkDeps } from '../../server/contract/client/shared-link.ts';
import type { Tabs } from '../../server/contract/client/tabs.ts';
import type { WidgetApi } from '../transport/widget-api.ts';

/** Everything the stores ask of the browser. `app/main.tsx` passes the real one in, tests another. */
export interface WidgetDeps extends Timers {
  siteKey: string;
  api: WidgetApi;
  /** In a place of this site's own. */
  storage: BrowserStorage;
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
  /** As IANA names it; slow to ask for. */
  timeZone(): string | undefined;
  /** The code that speaks to the engine, fetched when it is needed; rejects when it cannot be had. */
  loadEngine(): Promise<{
    Pusher: EngineLinkDeps['Pusher'];
    createEngineLink(deps: EngineLinkDeps): EngineLink;
    createSharedLink(deps: SharedLinkDeps): SharedLink;
  }>;
  /** A sound for a new message. */
  chime(): void;
  /** An event of the page's API. */
  emit(event: string, data?: object): void;
  /** One line for whoever looks after the page. */
  warn(line: string): void;
}
