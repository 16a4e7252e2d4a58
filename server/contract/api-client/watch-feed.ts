import type { CallOptions } from './connection.ts';
import { FrontdeskError } from './frontdesk-error.ts';
import { backoffMs, wait } from './waiting.ts';

type FeedQuery = { after?: string | undefined; wait?: number | undefined; limit?: number | undefined };
type FeedPage = { events: readonly unknown[]; next: string; more: boolean };

export type WatchOptions = CallOptions & {
  /**
   * `next` of the last page that your program has dealt with; `latest`: only what happens from now on. Without it: from the
   * oldest event that is kept.
   */
  after?: string | undefined;
  /** The most events of a page. */
  limit?: number | undefined;
};

const WAIT_SECONDS = 20;
/** A server that lets nobody wait more answers at once: it is not asked again sooner. */
const LEAST_MS = 1_000;

/**
 * Reads a feed of events page by page and waits for more, until the signal ends it. While the server cannot be reached it
 * goes on asking; nothing is left out.
 * @throws FrontdeskError for what does not pass by itself, such as `cursor_expired` or a key that was removed
 */
export async function* watchFeed<Page extends FeedPage>(
  read: (query: FeedQuery, options: CallOptions) => Promise<Page>,
  { after, limit, signal }: WatchOptions = {},
): AsyncGenerator<Page, void, void> {
  let cursor = after;
  let failures = 0;
  while (signal?.aborted !== true) {
    const asked = Date.now();
    const page = await read({ after: cursor, limit, wait: WAIT_SECONDS }, { signal }).catch(asFailure);
    if (page instanceof FrontdeskError) {
      await pause(page.retryAfterMs ?? backoffMs(failures), signal);
      failures += 1;
      continue;
    }
    failures = 0;
    if (page === null) return;
    if (page.next === cursor) {
      await pause(asked + LEAST_MS - Date.now(), signal);
      continue;
    }
    cursor = page.next;
    yield page;
  }

  /** Null: the signal ended it. */
  function asFailure(error: unknown): FrontdeskError | null {
    if (signal?.aborted === true) return null;
    if (error instanceof FrontdeskError && error.retry === 'later') return error;
    throw error;
  }
}

/** Waits; the end of it is for the loop to see. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return wait(Math.max(0, ms), signal).catch(() => undefined);
}
