import type { IncomingMessage } from 'node:http';
import type { RelayLimits, RelayTimings } from './limits.ts';

/** https://pusher.com/docs/channels/server_api/webhooks/#event-types */
export const WEBHOOK_KINDS = [
  'channel_occupied',
  'channel_vacated',
  'member_added',
  'member_removed',
  'client_event',
  'cache_miss',
  'subscription_count',
] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

/** Sends one webhook and resolves to the status it was answered with; rejects when there was no answer. */
export type DeliverWebhook = (body: Buffer, headers: Record<string, string>) => Promise<number>;

export type WebhookTarget = {
  url: string;
  /** What is reported there; without it, everything. */
  kinds?: readonly WebhookKind[];
  /** Most events in one request, and how long the first of them waits for others. `{ events: 1 }` sends each alone. */
  batch?: { events?: number; windowMs?: number };
  /** In place of a POST to `url`. */
  deliver?: DeliverWebhook;
};

export type RelayAppOptions = {
  /** Digits, or whatever a path segment can be; `Pusher.forURL` takes numbers only. */
  id: string;
  /** Public. */
  key: string;
  secret: string;
  /** `false` closes its connections' handshakes (4003) and refuses its API (403). */
  enabled?: boolean;
  /** Whether browsers may send `client-` events; off by default, as on hosted Pusher. */
  clientEvents?: boolean;
  /** Whether everybody is told how many subscribe; off by default, as on hosted Pusher. */
  subscriptionCounts?: boolean;
  /** Whether connections without TLS are refused (4000). */
  tlsOnly?: boolean;
  /** Origins whose pages may connect, such as `https://shop.example`; without it, any. */
  allowedOrigins?: readonly string[];
  webhooks?: readonly WebhookTarget[];
  limits?: Partial<RelayLimits>;
};

/** What the relay tells its log: ids and kinds, never keys, secrets or contents. */
export type RelayLog = (level: 'info' | 'warn', message: string, details: Record<string, unknown>) => void;

export type RelayOptions = {
  apps: readonly RelayAppOptions[];
  log?: RelayLog;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** What stands before `/app/<key>` in the address, as pusher-js' `wsPath` has it. */
  wsPath?: string;
  /** Connections of all apps together. */
  maxConnections?: number;
  /** Multiplies the default limits by address and by person. */
  limitFactor?: number;
  /** Whose connection it is; behind a proxy, what the proxy says. The socket's own address otherwise. */
  addressOf?: (request: IncomingMessage) => string;
  /** Whether it came over TLS; behind a proxy, what the proxy says. */
  isSecure?: (request: IncomingMessage) => boolean;
  timings?: Partial<RelayTimings>;
};
