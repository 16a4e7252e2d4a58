/** How far the times given out may run ahead of the clock. */
const AHEAD_MS = 20;

/**
 * A clock for transactions: no two of this node have the same millisecond, so that what is listed by time (the audit log, a
 * queue, the mail that was not taken) stands in the order in which it was stored, and a change right after another is later.
 * In a burst it runs up to {@link AHEAD_MS} ahead and then repeats itself rather than drift away. A clock that is set back is followed.
 * @param now the time in ms
 */
export function distinctTimes(now: () => number): () => number {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const at = now();
    const ahead = last - at;
    if (ahead < 0 || ahead > AHEAD_MS) last = at;
    else if (ahead < AHEAD_MS) last += 1;
    return last;
  };
}
