/** How far the times given out may run ahead of the clock. */
const AHEAD_MS = 20;

export type DistinctTimes = {
  /** The time of a transaction, in ms. */
  next(): number;
  /**
   * The time for everybody else, in ms: never before one that was given out, so that what a transaction has put down as due now
   * is due, and not in the future, for whoever is woken by it.
   */
  now(): number;
};

/**
 * A clock for transactions: no two of this node have the same millisecond, so that what is listed by time (the audit log, a
 * queue, the mail that was not taken) stands in the order in which it was stored, and a change right after another is later.
 * In a burst it runs up to {@link AHEAD_MS} ahead and then repeats itself rather than drift away. A clock that is set back is followed.
 * @param clock the time in ms
 */
export function distinctTimes(clock: () => number): DistinctTimes {
  let last = Number.NEGATIVE_INFINITY;
  return {
    next() {
      const at = clock();
      const ahead = last - at;
      if (ahead < 0 || ahead > AHEAD_MS) last = at;
      else if (ahead < AHEAD_MS) last += 1;
      return last;
    },
    now() {
      const at = clock();
      return last - at > AHEAD_MS ? at : Math.max(at, last);
    },
  };
}
