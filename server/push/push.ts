import type { Subscriber } from '../delivery/subscriber.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { newNotices } from './new-notices.ts';
import { newReplies } from './new-replies.ts';
import { forgetOld } from './push-queue.ts';
import { createPushWorker, type PushWorkerOptions } from './push-worker.ts';
import { forgetEnded } from './subscriptions.ts';

/** How soon another node learns that somebody has subscribed. */
const LOOK_EVERY_MS = 2_000;
const UPKEEP_MS = 60_000;

/** Web Push to the browsers of agents, and of visitors who have left. */
export type Push = {
  /** In base64url, for browsers that subscribe. */
  publicKey: string;
  allowed: PushWorkerOptions['allowed'];
  links: PushWorkerOptions['links'];
  subscribers: readonly Subscriber[];
  workers: readonly Worker[];
  /** Looks whether anybody is subscribed: before the first request, and when somebody subscribes. */
  look(): Promise<void>;
  /** Something was put down that may be sent. */
  wake(): void;
};

/** Puts the parts together: the subscriber that notices, the worker that sends, and what removes what is over. */
export function createPush(options: PushWorkerOptions): Push {
  const { database, now, log } = options;
  let on = { agents: false, visitors: false };
  const sender = createPushWorker(options);
  const watch = createWorker({
    name: 'push, whether wanted',
    everyMs: LOOK_EVERY_MS,
    run: look,
    failure: 'Whether anybody is subscribed to pushes could not be found out; it is tried again.',
    log,
  });
  const upkeep = createWorker({
    name: 'push, what is over',
    everyMs: UPKEEP_MS,
    run: () =>
      database.write(async (db) => {
        await forgetEnded(db, now());
        await forgetOld(db, now());
      }),
    failure: 'Old pushes could not be removed; it is tried again.',
    log,
  });
  return {
    publicKey: options.keys.publicKey,
    allowed: options.allowed,
    links: options.links,
    subscribers: [
      newNotices({ isOn: () => on.agents, queued }),
      newReplies({ isOn: () => on.visitors, queued }),
    ],
    workers: [watch, upkeep, sender],
    look,
    wake: queued,
  };

  async function look(): Promise<void> {
    on = { agents: await isAny('push_subscriptions'), visitors: await isAny('visitor_push_subscriptions') };
  }
  async function isAny(table: 'push_subscriptions' | 'visitor_push_subscriptions'): Promise<boolean> {
    return (await database.read.selectFrom(table).select('id').limit(1).executeTakeFirst()) !== undefined;
  }

  function queued(): void {
    void sender.wake();
  }
}
