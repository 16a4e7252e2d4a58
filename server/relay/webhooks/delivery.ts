import type { DeliverWebhook, WebhookTarget } from '../options.ts';
import { sign } from '../wire/signatures.ts';
import { postTo } from './post-webhook.ts';
import type { WebhookDeps, WebhookEvent } from './webhooks.ts';

/** As hosted: https://docs.bird.com/pusher/channels/channels/webhooks/what-is-the-batch-size-and-batch-window-for-channels-webhooks */
const BATCH_EVENTS = 20;
/** Shorter than the hosted 250 ms: the receiver is near. */
const BATCH_WINDOW_MS = 20;
/** Requests that wait for an address that does not answer, and their bytes; beyond it the newest are given up. */
const MAX_WAITING = 1_000;
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
/** Requests at once. A receiver that is back is not met by everything that has waited. */
const MAX_IN_FLIGHT = 16;
/** What is given up again and again is said once in so long, with how often. */
const SAY_EVERY_MS = 60_000;

type Parcel = { body: Buffer; headers: Record<string, string>; since: number; pauseMs: number };

/**
 * Brings events to one address: batched, signed, and repeated with growing pauses until they are taken.
 * https://pusher.com/docs/channels/server_api/webhooks/
 */
export function createDelivery(target: WebhookTarget, deps: WebhookDeps) {
  const { app, credentials, counters, timings, now, log } = deps;
  const deliver: DeliverWebhook = target.deliver ?? postTo(target.url, timings.webhookTimeoutMs);
  const most = target.batch?.events ?? BATCH_EVENTS;
  const windowMs = target.batch?.windowMs ?? BATCH_WINDOW_MS;
  const retries = new Map<Parcel, NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  const ready: Parcel[] = [];
  let waitingBytes = 0;
  let givenUp = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
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
        enqueue(parcel);
      }
      retries.clear();
      while (underWay.size > 0) await Promise.all(underWay);
      if (givenUp > 0) say('the relay stops');
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
    const waiting = retries.size + underWay.size + ready.length;
    if (waiting >= MAX_WAITING || waitingBytes + body.length > MAX_WAITING_BYTES)
      return giveUp('too many wait');
    waitingBytes += body.length;
    enqueue(parcel);
  }

  function enqueue(parcel: Parcel): void {
    ready.push(parcel);
    startNext();
  }

  function startNext(): void {
    if (underWay.size >= MAX_IN_FLIGHT) return;
    const parcel = ready.shift();
    if (parcel === undefined) return;
    const attempt = send(parcel).finally(() => {
      underWay.delete(attempt);
      startNext();
    });
    underWay.add(attempt);
  }

  async function send(parcel: Parcel): Promise<void> {
    const answer = await deliver(parcel.body, parcel.headers).catch((error: unknown) =>
      error instanceof Error ? error.message : 'no answer',
    );
    if (typeof answer === 'number' && answer >= 200 && answer < 300) {
      counters.webhooksDelivered += 1;
      waitingBytes -= parcel.body.length;
      return;
    }
    if (stopped || now() - parcel.since + parcel.pauseMs > timings.webhookGiveUpMs) {
      waitingBytes -= parcel.body.length;
      return giveUp(answer);
    }
    const timer = setTimeout(() => {
      retries.delete(parcel);
      enqueue(parcel);
    }, parcel.pauseMs);
    timer.unref();
    parcel.pauseMs *= 2;
    retries.set(parcel, timer);
  }

  function giveUp(answer: number | string): void {
    counters.webhooksFailed += 1;
    givenUp += 1;
    if (now() - saidAt >= SAY_EVERY_MS) say(answer);
  }

  function say(answer: number | string): void {
    log('warn', 'Webhooks could not be delivered and were given up.', {
      app: app.id,
      answer,
      count: givenUp,
    });
    saidAt = now();
    givenUp = 0;
  }
}
