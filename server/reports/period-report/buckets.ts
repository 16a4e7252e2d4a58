/** So many buckets to each doubling of a wait, … */
const FINE_BITS = 5;
const FINE = 2 ** FINE_BITS;
/** … and one for all that are longer than 49 days. */
const LAST_BUCKET = FINE * (33 - FINE_BITS);
const MOST_BUCKETED = 2 ** 32;

/** Waits are counted in so many buckets, by their length: each ms up to 32 has its own, longer ones share one with what is 3 % longer. */
export const BUCKETS = LAST_BUCKET + 1;

/** In which bucket a wait is: never in an earlier one than a shorter wait. */
export function bucketOf(ms: number): number {
  if (ms < FINE) return ms;
  if (ms >= MOST_BUCKETED) return LAST_BUCKET;
  const power = 31 - Math.clz32(ms);
  return (power - FINE_BITS + 1) * FINE + ((ms >>> (power - FINE_BITS)) & (FINE - 1));
}

/** A rank falls into `bucket`, with `before` others of the same bucket before it. */
export type Place = { bucket: number; before: number };

/** How many there are, and where median and 90th percentile fall. @param counts how many waits are in each bucket */
export function placesOf(counts: Uint32Array): { count: number; median: Place; p90: Place } {
  let count = 0;
  for (let bucket = 0; bucket < counts.length; bucket += 1) count += counts[bucket] as number;
  return { count, median: placeOf(rankOf(0.5, count), counts), p90: placeOf(rankOf(0.9, count), counts) };
}

/** The place, from 1 on, of the smallest that at least this share of them do not exceed. What `percentile_disc` of SQL takes. */
function rankOf(share: number, count: number): number {
  return Math.max(1, Math.ceil(share * count));
}

function placeOf(rank: number, counts: Uint32Array): Place {
  let before = rank - 1;
  for (let bucket = 0; bucket < LAST_BUCKET; bucket += 1) {
    const count = counts[bucket] as number;
    if (before < count) return { bucket, before };
    before -= count;
  }
  return { bucket: LAST_BUCKET, before };
}
