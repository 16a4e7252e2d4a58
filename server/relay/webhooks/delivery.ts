import type { DeliverWebhook, WebhookTarget } from '../options.ts';
import { sign } from '../wire/signatures.ts';
import { postTo } from './post-webhook.ts';
import type { WebhookEvent, WebhookWorld } from './webhooks.ts';

/** As hosted: https://docs.bird.com/pusher/channels/channels/webhooks/what-is-the-batch-size-and-batch-window-for-channels-webhooks */
const BATCH_EVENTS = 20;
/** Shorter than the hosted 250 ms: the receiver is near. */
const BATCH_WINDOW_MS = 20;
/** Requests that wait for an address that does not answer; beyond it the newest are given up. */
const MAX_WAITING = 1_000;

type Parcel = { body: Buffer; headers: Record<string, string>; since: number; pauseMs: number };

/**
 * Brings events to one address: batched, signed, and repeated with growing pauses until they are taken.
 * https://pusher.com/docs/channels/server_api/webhooks/
 */
export function createDelivery(target: WebhookTarget, world: WebhookWorld) {
  const { app, credentials, counters, timings, now, log } = world;
  const deliver: DeliverWebhook = target.deliver ?? postTo(target.url, timings.webhookTimeoutMs);
  const most = target.batch?.events ?? BATCH_EVENTS;
  const windowMs = target.batch?.windowMs ?? BATCH_WINDOW_MS;
  const retries = new Map<Parcel, NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let batch: WebhookEvent[] = [];
  let window: NodeJS.Timeout | null = null;
  let stopped = false;

  return {
    add(event: WebhookEvent): void {
      if (stopped || target.kinds?.includes(event.name) === false) return;
      batch.push(event);
      if (batch.length >= most) return flush();
      window ??= setTimeout(flush, windowMs);
    },

    async stop(): Promise<void> {
      flush();
      stopped = true;
      for (const [parcel, timer] of retries) {
        clearTimeout(timer);
        start(parcel);
      }
      retries.clear();
      await Promise.all(underWay);
    },
  };

  function flush(): void {
    if (window !== null) clearTimeout(window);
    window = null;
    if (batch.length === 0) return;
    const body = Buffer.from(JSON.stringify({ time_ms: now(), events: batch }));
    batch = [];
    const headers = {
      // The SDK compares this to the letter: no charset behind it.
      'content-type': 'application/json',
      'x-pusher-key': credentials.key,
      'x-pusher-signature': sign(credentials, body),
    };
    const parcel = { body, headers, since: now(), pauseMs: timings.webhookRetryMs };
    if (retries.size + underWay.size >= MAX_WAITING) return giveUp('too many wait');
    start(parcel);
  }

  function start(parcel: Parcel): void {
    const attempt = send(parcel).finally(() => underWay.delete(attempt));
    underWay.add(attempt);
  }

  async function send(parcel: Parcel): Promise<void> {
    const answer = await deliver(parcel.body, parcel.headers).catch((error: unknown) =>
      error instanceof Error ? error.message : 'no answer',
    );
    if (typeof answer === 'number' && answer >= 200 && answer < 300) {
      counters.webhooksDelivered += 1;
      return;
    }
    if (stopped || now() - parcel.since + parcel.pauseMs > timings.webhookGiveUpMs) return giveUp(answer);
    const timer = setTimeout(() => {
      retries.delete(parcel);
      start(parcel);
    }, parcel.pauseMs);
    timer.unref();
    parcel.pauseMs *= 2;
    retries.set(parcel, timer);
  }

  function giveUp(answer: number | string): void {
    counters.webhooksFailed += 1;
    log('warn', 'A webhook could not be delivered and is given up.', { app: app.id, answer });
  }
}
