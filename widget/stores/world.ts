import type { EngineLinkWorld } from '../../server/contract/sync/engine-link.ts';
import type { OutboxStorage } from '../../server/contract/sync/send-queue.ts';
import type { Timers } from '../../server/contract/sync/world.ts';
import type { TextStorage } from '../transport/browser-storage.ts';
import type { WidgetApi } from '../transport/widget-api.ts';

/** Everything the stores ask of the browser. `app/main.tsx` passes the real one in, tests another. */
export type WidgetWorld = Timers & {
  siteKey: string;
  api: WidgetApi;
  storage: TextStorage;
  outbox: OutboxStorage;
  /** A UUID. */
  newId(): string;
  /** 32 random bytes as base64url. */
  newToken(): string;
  page(): { url: string; title: string };
  language: string;
  timeZone: string | undefined;
  Pusher: EngineLinkWorld['Pusher'];
  emit(event: string, data?: object): void;
};
