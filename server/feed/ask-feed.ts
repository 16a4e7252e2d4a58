import type { FeedPage } from '../contract/schemas/public-events.ts';
import type { Database } from '../database/database.ts';
import { readFeed } from './read-feed.ts';
import type { FeedSwitch } from './switch.ts';
import type { FeedWaiting } from './waiting.ts';

export type FeedRequest = {
  after?: string | undefined;
  limit?: number | undefined;
  /** In seconds. */
  wait?: number | undefined;
};

/** The events feed, for programs that ask. */
export type AskFeed = {
  /**
   * A page of what happened. With `wait`, an empty one only after so long without anything.
   * @param who for the limit of those who wait
   * @throws ApiError `cursor_expired`, `bad_request`
   */
  read(request: FeedRequest, who: string, gone: AbortSignal): Promise<FeedPage>;
};

export type AskFeedOptions = {
  database: Database;
  feedSwitch: Pick<FeedSwitch, 'noteReader'>;
  waiting: Pick<FeedWaiting, 'until'>;
  epoch: () => string;
};

export function createAskFeed({ database, feedSwitch, waiting, epoch }: AskFeedOptions): AskFeed {
  return {
    async read({ after, limit, wait = 0 }, who, gone) {
      await feedSwitch.noteReader();
      let page = await readFeed(database.read, epoch(), after, limit);
      await waiting.until(
        who,
        wait * 1_000,
        async () => {
          if (page.events.length === 0) page = await readFeed(database.read, epoch(), page.next, limit);
          return page.events.length > 0 ? page : null;
        },
        gone,
      );
      return page;
    },
  };
}
