import type { RelayLimits } from './limits.ts';

/** Sends one webhook and resolves to the status it was answered with; rejects when there was no answer. */
export type DeliverWebhook = (body: Buffer, headers: Record<string, string>) => Promise<number>;

export type WebhookTarget = {
  url: string;
  /** In place of a POST to `url`. */
  deliver?: DeliverWebhook;
};

export type RelayAppOptions = {
  /** Digits, or whatever a path segment can be; `Pusher.forURL` takes numbers only. */
  id: string;
  /** Public. */
  key: string;
  secret: string;
  /** Whether browsers may send `client-` events; off by default, as on hosted Pusher. */
  clientEvents?: boolean;
  /** Whether everybody is told how many subscribe; off by default, as on hosted Pusher. */
  subscriptionCounts?: boolean;
  /** Origins whose pages may connect; without it, any. */
  allowedOrigins?: readonly string[];
  webhooks?: readonly WebhookTarget[];
  limits?: Partial<RelayLimits>;
};

/** What the relay tells its log: ids and kinds, never keys, secrets or contents. */
export type RelayLog = (level: 'info' | 'warn', message: string, details: Record<string, unknown>) => void;

export type RelayOptions = {
  apps: readonly RelayAppOptions[];
  log?: RelayLog;
  now?: () => number;
};
