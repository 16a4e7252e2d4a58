import type { RelayTimings } from '../limits.ts';
import type { Counters } from '../metrics.ts';
import type { RelayAppOptions, RelayLog, WebhookKind } from '../options.ts';
import type { Credentials } from '../wire/signatures.ts';
import { createDelivery } from './delivery.ts';

/** https://pusher.com/docs/channels/server_api/webhooks/#event-types */
export type WebhookEvent = { name: WebhookKind; channel: string; [field: string]: unknown };

export type WebhookDeps = {
  app: RelayAppOptions;
  credentials: Credentials;
  counters: Counters;
  timings: RelayTimings;
  now: () => number;
  log: RelayLog;
};

/** Reports what happens in an app to its webhook addresses. */
export function createWebhooks(deps: WebhookDeps) {
  const { app, timings, now } = deps;
  const deliveries = (app.webhooks ?? []).map((target) => createDelivery(target, deps));
  const leaving = new Map<string, { timer: NodeJS.Timeout; event: WebhookEvent }>();
  const missedAt = new Map<string, number>();

  return {
    report,

    /** An arrival: reported at once, unless it cancels a departure that was not reported yet. */
    arrived(event: WebhookEvent): void {
      const key = keyOf(event);
      const departure = leaving.get(key);
      if (departure === undefined) return report(event);
      clearTimeout(departure.timer);
      leaving.delete(key);
    },

    /** A departure: reported after a while, unless the same arrives again before. */
    left(event: WebhookEvent): void {
      if (deliveries.length === 0) return;
      const key = keyOf(event);
      const timer = setTimeout(() => {
        leaving.delete(key);
        report(event);
      }, timings.webhookLeavingDelayMs);
      timer.unref();
      leaving.set(key, { timer, event });
    },

    /** A cache channel had nothing to replay. Said once in a while, not for everyone who subscribes. */
    cacheMissed(channel: string): void {
      if (deliveries.length === 0) return;
      const last = missedAt.get(channel);
      if (last !== undefined && now() - last < timings.cacheMissQuietMs) return;
      missedAt.set(channel, now());
      report({ name: 'cache_miss', channel });
    },

    sweep(): void {
      for (const [channel, at] of missedAt) {
        if (now() - at >= timings.cacheMissQuietMs) missedAt.delete(channel);
      }
    },

    /** Reports who left without waiting whether they return, tries once to deliver what waits, and stops. */
    async stop(): Promise<void> {
      for (const { timer, event } of leaving.values()) {
        clearTimeout(timer);
        report(event);
      }
      leaving.clear();
      await Promise.all(deliveries.map((delivery) => delivery.stop()));
    },
  };

  function report(event: WebhookEvent): void {
    for (const delivery of deliveries) delivery.add(event);
  }
}
export type Webhooks = ReturnType<typeof createWebhooks>;

/** What comes and goes: a channel, or a user in one. A channel's name holds no space. */
function keyOf({ channel, user_id }: WebhookEvent): string {
  return user_id === undefined ? channel : `${channel} ${user_id}`;
}
