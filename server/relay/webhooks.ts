import type { DeliverWebhook, RelayAppOptions, RelayLog } from './options.ts';
import { sign } from './signatures.ts';

/** https://pusher.com/docs/channels/server_api/webhooks/ */
export type WebhookEvent = { name: string; channel: string; [field: string]: unknown };

/** Somebody who reloads a page is not gone: leaving is reported after this long, and not at all when they are back. */
const LEAVING_DELAY_MS = 3_000;
const BATCH_DELAY_MS = 20;
const RETRY = { firstMs: 1_000, giveUpAfterMs: 5 * 60_000 };
const REQUEST_TIMEOUT_MS = 10_000;

/** Reports what happens in an app to its webhook addresses: signed, batched, repeated until taken. */
export function createWebhooks(app: RelayAppOptions, now: () => number, log: RelayLog) {
  const targets = (app.webhooks ?? []).map((target) => ({
    url: target.url,
    deliver: target.deliver ?? postTo(target.url),
  }));
  const leaving = new Map<string, NodeJS.Timeout>();
  const timers = new Set<NodeJS.Timeout>();
  let batch: WebhookEvent[] = [];
  let flushing: NodeJS.Timeout | null = null;

  return {
    /** An arrival: reported at once, unless it cancels a departure that was not reported yet. */
    arrived(key: string, event: WebhookEvent): void {
      const departure = leaving.get(key);
      if (departure === undefined) return report(event);
      clearTimeout(departure);
      leaving.delete(key);
    },
    /** A departure: reported after a while, unless `arrived` is called with the same key before. */
    left(key: string, event: WebhookEvent): void {
      if (targets.length === 0) return;
      leaving.set(
        key,
        setTimeout(() => {
          leaving.delete(key);
          report(event);
        }, LEAVING_DELAY_MS),
      );
    },
    report,
    stop(): void {
      for (const timer of [...leaving.values(), ...timers]) clearTimeout(timer);
      if (flushing !== null) clearTimeout(flushing);
    },
  };

  function report(event: WebhookEvent): void {
    if (targets.length === 0) return;
    batch.push(event);
    flushing ??= setTimeout(flush, BATCH_DELAY_MS);
  }

  function flush(): void {
    flushing = null;
    const body = Buffer.from(JSON.stringify({ time_ms: now(), events: batch }));
    batch = [];
    const headers = {
      // The SDK compares this to the letter: no charset behind it.
      'content-type': 'application/json',
      'x-pusher-key': app.key,
      'x-pusher-signature': sign(app.secret, body),
    };
    for (const target of targets) void attempt(target.deliver, body, headers, now(), RETRY.firstMs);
  }

  async function attempt(
    deliver: DeliverWebhook,
    body: Buffer,
    headers: Record<string, string>,
    since: number,
    delayMs: number,
  ): Promise<void> {
    const status = await deliver(body, headers).catch(() => 0);
    if (status >= 200 && status < 300) return;
    if (now() - since + delayMs > RETRY.giveUpAfterMs) {
      return log('warn', 'A webhook was not taken for five minutes and is given up.', {
        app: app.id,
        status,
      });
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(deliver, body, headers, since, delayMs * 2);
    }, delayMs);
    timers.add(timer);
  }
}
export type Webhooks = ReturnType<typeof createWebhooks>;

function postTo(url: string): DeliverWebhook {
  return async (body, headers) => {
    const response = await fetch(url, {
      method: 'POST',
      body: new Uint8Array(body),
      headers,
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return response.status;
  };
}
