import type { Subscriber } from '../delivery/subscriber.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { newNotices } from './new-notices.ts';
import { forgetOld } from './push-queue.ts';
import { createPushWorker, type PushWorkerOptions } from './push-worker.ts';
import { forgetEnded } from './subscriptions.ts';

/** How soon another node learns that somebody has subscribed. */
const LOOK_EVERY_MS = 2_000;
const UPKEEP_MS = 60_000;

/** Web Push to agents' browsers. */
export type Push = {
  /** In base64url, for browsers that subscribe. */
  publicKey: string;
  allowed: PushWorkerOptions['allowed'];
  subscriber: Subscriber;
  workers: readonly Worker[];
  /** Looks whether anybody is subscribed: before the first request, and when somebody subscribes. */
  look(): Promise<void>;
  /** Something was put down that may be sent. */
  wake(): void;
};

/** Puts the parts together: the subscriber that notices, the worker that sends, and what removes what is over. */
export function createPush(options: PushWorkerOptions): Push {
  const { database, now, log } = options;
  let on = false;
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
        await forgetEnded(db);
        await forgetOld(db, now());
      }),
    failure: 'Old pushes could not be removed; it is tried again.',
    log,
  });
  return {
    publicKey: options.keys.publicKey,
    allowed: options.allowed,
    subscriber: newNotices({ isOn: () => on, queued: () => void sender.wake() }),
    workers: [watch, upkeep, sender],
    look,
    wake: () => void sender.wake(),
  };

  async function look(): Promise<void> {
    const row = await database.read.selectFrom('push_subscriptions').select('id').limit(1).executeTakeFirst();
    on = row !== undefined;
  }
}
