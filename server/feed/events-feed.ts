import type { Database } from '../database/database.ts';
import type { Worker } from '../workers/worker.ts';
import { type AskFeed, createAskFeed } from './ask-feed.ts';
import { type Collector, createCollector } from './collector.ts';
import { createPruning } from './pruning.ts';
import { createFeedSwitch } from './switch.ts';
import { createFeedWaiting } from './waiting.ts';

export type EventsFeedOptions = {
  database: Database;
  /** The identity of the database when it is asked for. */
  epoch: () => string;
  now: () => number;
  log: { warn(details: object, message: string): void };
  /** Something has been added, on this node. */
  grown: () => void;
};

export type EventsFeed = {
  collector: Collector;
  ask: AskFeed;
  /** Looks whether anybody wants to be told: before the first request, and when somebody begins to. */
  look(): Promise<void>;
  workers: readonly Worker[];
  /** Lets those go who wait for something to happen. */
  letGo(): void;
};

/** What happened, in one order over everything, put together. */
export function createEventsFeed({ database, epoch, now, log, grown }: EventsFeedOptions): EventsFeed {
  const feedSwitch = createFeedSwitch({ database, now, log });
  const waiting = createFeedWaiting();
  const collector = createCollector({
    database,
    feedSwitch,
    epoch,
    grown() {
      waiting.grown();
      grown();
    },
    log,
  });
  return {
    collector,
    ask: createAskFeed({ database, feedSwitch, waiting, epoch }),
    look: feedSwitch.look,
    workers: [feedSwitch.worker, collector.inbox, createPruning({ database, now, log })],
    letGo: waiting.stop,
  };
}
