/** Another node may have let the feed grow: whoever waits looks again after this. */
const LOOK_EVERY_MS = 1_000;
/** More do not wait: they are answered at once. */
const MOST_WAITING = 200;
const MOST_WAITING_EACH = 4;

/** Programs that wait for the feed to grow. */
export type FeedWaiting = {
  /** The feed has grown. */
  grown(): void;
  /** Lets everybody go, for good. */
  stop(): void;
  /**
   * Asks again and again, whenever the feed may have grown, until `read` finds something, time is up or the caller leaves.
   * @param who counts towards a limit of its own
   */
  until<T>(who: string, waitMs: number, read: () => Promise<T | null>, gone: AbortSignal): Promise<T | null>;
};

/** Keeps those who wait in memory: a growth lets them look, and so does a clock, for what grew on another node. */
export function createFeedWaiting(): FeedWaiting {
  const counts = new Map<string, number>();
  const wakers = new Set<() => void>();
  let stopped = false;

  return {
    grown: wakeAll,
    stop() {
      stopped = true;
      wakeAll();
    },
    async until(who, waitMs, read, gone) {
      const ends = performance.now() + waitMs;
      let found = await read();
      if (found !== null || !mayWait(who)) return found;
      counts.set(who, (counts.get(who) ?? 0) + 1);
      try {
        while (found === null && !stopped && !gone.aborted && performance.now() < ends) {
          await nextLook(Math.min(LOOK_EVERY_MS, ends - performance.now()), gone);
          found = await read();
        }
        return found;
      } finally {
        leave(who);
      }
    },
  };

  function mayWait(who: string): boolean {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return !stopped && all < MOST_WAITING && (counts.get(who) ?? 0) < MOST_WAITING_EACH;
  }

  function leave(who: string): void {
    const left = (counts.get(who) ?? 1) - 1;
    if (left === 0) counts.delete(who);
    else counts.set(who, left);
  }

  function wakeAll(): void {
    for (const wake of [...wakers]) wake();
  }

  function nextLook(ms: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, Math.max(0, ms));
      wakers.add(done);
      gone.addEventListener('abort', done, { once: true });
      function done(): void {
        clearTimeout(timer);
        wakers.delete(done);
        gone.removeEventListener('abort', done);
        resolve();
      }
    });
  }
}
