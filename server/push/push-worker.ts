import type { Database } from '../database/database.ts';
import type { PushNoticeRow } from '../database/tables.ts';
import { logTraceWithin } from '../delivery/event-traces.ts';
import type { TraceLog } from '../tracing/trace-log.ts';
import { createWorker, type Worker, type WorkerClock } from '../workers/worker.ts';
import { preparePush } from './prepare-push.ts';
import { claimNotices, forgetBrowser, putOffNotice, removeNotice } from './push-queue.ts';
import type { SendPushOptions, Sent, sendPush } from './send-push.ts';
import { createServiceRests } from './service-rests.ts';
import type { ReplyLinks } from './visitor-subscriptions.ts';

/** At once, and of these to one push service: one that hangs keeps no other waiting. */
const AT_ONCE = 40;
const AT_ONCE_PER_HOST = 10;
const POLL_MS = 1_000;
const BACKOFF_MS = { first: 2_000, most: 600_000 };

export type PushWorkerOptions = SendPushOptions & {
  database: Database;
  node: string;
  links: ReplyLinks;
  now: () => number;
  /** Between 0 and 1. */
  random?: () => number;
  clock?: WorkerClock;
  /** How a push is handed to its service. */
  send?: typeof sendPush;
  log: { warn(details: object, message: string): void };
  traceLog: TraceLog;
};

/** Sends what is due to the push services, many at once, and settles what became of each. */
export function createPushWorker(options: PushWorkerOptions): Worker {
  const { database, node, links, now, log, random = Math.random, send = loadAndSend } = options;
  const stopping = new AbortController();
  const underWay = new Map<string, { notice: PushNoticeRow; done: Promise<void> }>();
  const rests = createServiceRests(now);
  const worker = createWorker({
    name: 'push',
    everyMs: POLL_MS,
    run: startDue,
    failure: 'What is to be pushed could not be read; it is tried again.',
    log,
    ...options.clock,
  });

  return {
    ...worker,
    async stop() {
      stopping.abort();
      await worker.stop();
      await Promise.all([...underWay.values()].map(({ done }) => done));
    },
  };

  async function startDue(): Promise<void> {
    const room = (host: string) => AT_ONCE_PER_HOST - inFlight().filter((one) => one.host === host).length;
    const full = [...new Set(inFlight().map(({ host }) => host))].filter((host) => room(host) <= 0);
    if (underWay.size >= AT_ONCE) return;
    const claimed = await claimNotices(database, {
      node,
      now: now(),
      most: AT_ONCE - underWay.size,
      notHosts: [...full, ...rests.resting()],
      roomFor: room,
      isBusy: (id) => inFlight().some((one) => one.subscription_id === id),
    });
    for (const notice of claimed) underWay.set(notice.id, { notice, done: deliver(notice) });
  }

  function inFlight(): PushNoticeRow[] {
    return [...underWay.values()].map(({ notice }) => notice);
  }

  async function deliver(notice: PushNoticeRow): Promise<void> {
    try {
      await attempt(notice);
    } catch (error) {
      // It stays claimed until its lease ends.
      log.warn({ err: error }, 'A push could not be settled; it is sent again.');
    } finally {
      underWay.delete(notice.id);
      void worker.wake();
    }
  }

  async function attempt(notice: PushNoticeRow): Promise<void> {
    const ttlMs = notice.expires_at - now();
    const prepared = ttlMs > 0 ? await preparePush(database.read, notice, { now: now(), links }) : null;
    if (prepared === null) return database.write((db) => removeNotice(db, notice));
    const sent = await send(prepared, ttlMs, options, stopping.signal);
    // The stop of this process is no failure of anybody's.
    if (stopping.signal.aborted && sent.result === 'failed')
      return database.write((db) => putOffNotice(db, notice, now()));
    await settle(notice, sent);
  }

  async function settle(notice: PushNoticeRow, sent: Sent): Promise<void> {
    const { host } = notice;
    if (sent.result === 'failed') {
      rests.failed(host);
      const tries = notice.tries + 1;
      const dueAt = now() + Math.max(sent.retryAfterMs, waitAfter(tries));
      log.warn({ host, tries, reason: sent.reason }, 'A push could not be sent; it is tried again.');
      if (dueAt >= notice.expires_at) return database.write((db) => removeNotice(db, notice));
      return database.write((db) => putOffNotice(db, { id: notice.id, tries }, dueAt));
    }
    rests.answered(host);
    if (sent.result === 'refused')
      log.warn({ host, reason: sent.reason }, 'A push service refuses a push; it is not sent again.');
    await database.write((db) =>
      sent.result === 'gone' ? forgetBrowser(db, notice.subscription_id) : removeNotice(db, notice),
    );
    await logTraced(notice, sent);
  }

  /** A line of the log for a push that tells of an event which is part of a trace. */
  async function logTraced(notice: PushNoticeRow, { result }: Sent): Promise<void> {
    const { conversation_id, seq, kind, host } = notice;
    if (conversation_id === null || seq === null) return;
    await logTraceWithin(options, [conversation_id, seq, seq], { kind, host, result }, 'push');
  }

  function waitAfter(tries: number): number {
    const wait = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** Math.min(tries - 1, 20));
    return Math.round(wait * (0.5 + random() / 2));
  }
}

/** Loads what it takes to encrypt a push; by itself it is loaded with the first one. */
export const loadSender = () => import('./send-push.ts');

const loadAndSend: typeof sendPush = async (...given) => {
  const { sendPush } = await loadSender();
  return sendPush(...given);
};
