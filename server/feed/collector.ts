import type { Database } from '../database/database.ts';
import type { EventRecorder } from '../database/transaction.ts';
import type { Subscriber } from '../delivery/subscriber.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { insertHappened, takeInbox } from './inbox.ts';
import { appendToFeed, rowsOfConversations } from './positions.ts';
import { isPublic } from './public-types.ts';
import type { FeedSwitch } from './switch.ts';

/** What no wake-up named is found within this. */
const POLL_MS = 1_000;

export type Collector = EventRecorder & {
  /** Brings events of conversations into the feed. */
  subscriber: Subscriber;
  /** Brings in what is no event of a conversation. */
  inbox: Worker;
};

export type CollectorOptions = {
  database: Database;
  feedSwitch: Pick<FeedSwitch, 'isOn'>;
  /** The identity of the database when something happens. */
  epoch: () => string;
  /** The feed has grown. */
  grown: () => void;
  log: { warn(details: object, message: string): void };
};

/**
 * Gives everything that the outside may be told a position in the feed. What happened is first noted in its own
 * transaction (a row in `due_events` or `feed_inbox`), so that nobody who writes waits for the feed.
 */
export function createCollector({ database, feedSwitch, epoch, grown, log }: CollectorOptions): Collector {
  const inbox = createWorker({
    name: 'events feed',
    everyMs: POLL_MS,
    run: collect,
    failure: 'What happened could not be brought into the events feed; it is tried again.',
    log,
  });

  return {
    inbox,
    subscriber: {
      name: 'events feed',
      wants: (event) => feedSwitch.isOn() && !event.room && isPublic(event.type),
      // Two nodes collect at once on Postgres: without it, a later event could get its position first.
      ordered: true,
      async runInTransaction({ db }, batch) {
        await appendToFeed(db, await rowsOfConversations(db, batch));
      },
      settled: grown,
    },
    async record({ db, happened, now }) {
      if (feedSwitch.isOn()) await insertHappened(db, happened, { at: now, epoch: epoch() });
    },
    committed({ happened }) {
      if (happened.length > 0 && feedSwitch.isOn()) void inbox.wake();
    },
  };

  async function collect(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (!feedSwitch.isOn()) return;
      const taken = await takeInbox(database);
      if (taken === 0) return;
      grown();
    }
  }
}
