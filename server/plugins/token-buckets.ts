/** Of at most so many names; past it, the one that was asked longest ago is forgotten, which only gives. */
const MAX_NAMES = 20_000;
const MINUTE_MS = 60_000;

type Bucket = { left: number; at: number };

/**
 * Token buckets: each name may do `perMinute` things at once, and gets them back evenly over a minute.
 * @param now milliseconds
 */
export function createTokenBuckets(perMinute: number, now: () => number) {
  const buckets = new Map<string, Bucket>();
  return {
    /** Takes one. 0 when there was one, else the milliseconds until there is. */
    take(name: string): number {
      const at = now();
      const before = buckets.get(name) ?? { left: perMinute, at };
      const gained = (Math.max(0, at - before.at) * perMinute) / MINUTE_MS;
      const left = Math.min(perMinute, before.left + gained);
      // In the order in which they were asked last, so that the first is the one to forget.
      buckets.delete(name);
      buckets.set(name, { left: left >= 1 ? left - 1 : left, at });
      const oldest = buckets.size > MAX_NAMES ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
      return left >= 1 ? 0 : Math.ceil(((1 - left) * MINUTE_MS) / perMinute);
    },
    size: () => buckets.size,
  };
}
export type TokenBuckets = ReturnType<typeof createTokenBuckets>;
