import type { Database } from '../database/database.ts';
import { createWorker, type Worker } from '../workers/worker.ts';

/** How soon another node learns that the feed is wanted now. */
const LOOK_EVERY_MS = 2_000;
/** That somebody asks is noted this roughly, so that reading does not cost a write. */
const NOTED_MS = 60 * 60 * 1_000;
/**
 * So long after the last time that somebody asked, the feed is still kept. Longer than its events are
 * (`FEED_KEPT_MS`): who comes back later is told that theirs are gone, and never finds a gap.
 */
const WANTED_MS = 60 * 24 * 60 * 60 * 1_000;

export type FeedSwitch = {
  /** Whether what happens is brought into the feed. Without an endpoint and readers, nothing is. */
  isOn(): boolean;
  /** Reads what the database says. */
  look(): Promise<void>;
  /** Somebody reads the feed: from now on it is kept. */
  noteReader(): Promise<void>;
  worker: Worker;
};

export type FeedSwitchOptions = {
  database: Database;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/** Whether anybody wants to be told: an endpoint, or a program that reads the feed. Kept in memory, because every message asks. */
export function createFeedSwitch({ database, now, log }: FeedSwitchOptions): FeedSwitch {
  let on = false;
  let askedAt = 0;

  return {
    isOn: () => on,
    look,
    async noteReader() {
      if (on && askedAt > now() - NOTED_MS) return;
      await database.write((db) => db.updateTable('feed_state').set({ asked_at: now() }).execute());
      await look();
    },
    worker: createWorker({
      name: 'events feed, whether wanted',
      everyMs: LOOK_EVERY_MS,
      run: look,
      failure: 'Whether anybody reads the events feed could not be found out; it is tried again.',
      log,
    }),
  };

  async function look(): Promise<void> {
    const { asked_at, endpoint } = await database.read
      .selectFrom('feed_state')
      .select('asked_at')
      .select((eb) => eb.selectFrom('webhook_endpoints').select('id').limit(1).as('endpoint'))
      .executeTakeFirstOrThrow();
    askedAt = asked_at;
    on = endpoint !== null || asked_at > now() - WANTED_MS;
  }
}
