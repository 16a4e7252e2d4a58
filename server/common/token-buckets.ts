import { circlesOf } from './network.ts';

/** Of at most so many names; past it, the one that was asked longest ago is forgotten, which only gives. */
const MAX_NAMES = 20_000;
/** After so many times `overMs` a bucket is full, whatever was owed: there is nothing to remember of it. */
const FULL_AFTER = 2;
const MINUTE_MS = 60_000;

type Bucket = { left: number; at: number };

/**
 * Token buckets: each name may do or spend `amount` at once, and gets it back evenly over a minute, or over `overMs`.
 * @param now milliseconds
 */
export function createTokenBuckets(amount: number, now: () => number, overMs = MINUTE_MS) {
  const buckets = new Map<string, Bucket>();

  /** What a name has at this moment, put behind all others, so that the first is the one to forget. */
  function bucketOf(name: string, most: number): Bucket {
    const at = now();
    const before = buckets.get(name) ?? { left: most, at };
    const gained = (Math.max(0, at - before.at) * most) / overMs;
    const bucket = { left: Math.min(most, before.left + gained), at };
    buckets.delete(name);
    buckets.set(name, bucket);
    for (const [oldest, { at: last }] of buckets) {
      if (buckets.size <= MAX_NAMES && at - last < FULL_AFTER * overMs) break;
      buckets.delete(oldest);
    }
    return bucket;
  }

  const waitFor = (left: number, most: number, cost = 1) =>
    left >= cost ? 0 : Math.ceil(((cost - left) * overMs) / most);

  return {
    /**
     * Takes one. 0 when there was one, else the milliseconds until there is.
     * @param times how many times as much this name may do
     */
    take(name: string, times = 1): number {
      const most = amount * times;
      const bucket = bucketOf(name, most);
      const waitMs = waitFor(bucket.left, most);
      if (waitMs === 0) bucket.left -= 1;
      return waitMs;
    },
    /** The milliseconds until there is one to take; takes none. */
    wait(name: string, times = 1): number {
      const most = amount * times;
      return waitFor(bucketOf(name, most).left, most);
    },
    /** The milliseconds until there is so much, or all there may be. */
    waitForCost: (name: string, cost: number): number =>
      waitFor(bucketOf(name, amount).left, amount, Math.min(cost, amount)),
    /** What there is to take or to spend; below 0 what is owed. */
    left: (name: string): number => bucketOf(name, amount).left,
    /** Takes what something has cost, even if it is more than there is; at most once the whole amount stays owed. */
    spend(name: string, cost: number, times = 1): void {
      const most = amount * times;
      const bucket = bucketOf(name, most);
      bucket.left = Math.max(-most, bucket.left - cost);
    },
    size: () => buckets.size,
  };
}
export type TokenBuckets = ReturnType<typeof createTokenBuckets>;

/** Token buckets of networks, in which an IPv6 network also draws from the wider ones around it; see {@link circlesOf}. */
export function createNetworkBuckets(perMinute: number, now: () => number) {
  const buckets = createTokenBuckets(perMinute, now);
  return {
    /** @param network as `networkOf` names it */
    take(network: string): number {
      for (const { name, times } of circlesOf(network)) {
        const waitMs = buckets.take(name, times);
        if (waitMs > 0) return waitMs;
      }
      return 0;
    },
    wait: (network: string): number =>
      Math.max(...circlesOf(network).map(({ name, times }) => buckets.wait(name, times))),
    spend(network: string, cost: number): void {
      for (const { name, times } of circlesOf(network)) buckets.spend(name, cost, times);
    },
  };
}
export type NetworkBuckets = ReturnType<typeof createNetworkBuckets>;
