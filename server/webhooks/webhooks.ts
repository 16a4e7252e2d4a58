import type { Database } from '../database/database.ts';
import { type Collector, createCollector } from './collector.ts';
import { createFeed, type Feed } from './feed.ts';
import { createFeedSwitch } from './feed-switch.ts';
import { createFeedWaiting } from './feed-waiting.ts';
import { createPruning } from './pruning.ts';

export type WebhooksOptions = {
  database: Database;
  epoch: () => string;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/** What the outside is told: the events feed. */
export function createWebhooks({ database, epoch, now, log }: WebhooksOptions) {
  const feedSwitch = createFeedSwitch({ database, now, log });
  const waiting = createFeedWaiting();
  const collector: Collector = createCollector({ database, feedSwitch, epoch, grown: waiting.grown, log });
  const feed: Feed = createFeed({ database, feedSwitch, waiting, epoch });
  const pruning = createPruning({ database, now, log });

  return {
    collector,
    feed,
    /** Before the first request: from then on, what happens is noted where somebody wants to know. */
    ready: feedSwitch.look,
    workers: [feedSwitch.worker, collector.inbox, pruning],
    /** Lets those go who wait for something to happen. */
    letGo: waiting.stop,
  };
}
