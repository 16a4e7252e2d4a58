import { NO_WAIT } from '../days/buckets.ts';

/** A rank falls into `bucket`, with `before` others of the same bucket before it. */
export type Place = { bucket: number; before: number };

/** How many waits there are, and where median and 90th percentile fall. @param counts how many are in each bucket */
export function placesOf(counts: Uint32Array): { count: number; median: Place; p90: Place } {
  let count = 0;
  for (let bucket = NO_WAIT + 1; bucket < counts.length; bucket += 1) count += counts[bucket] as number;
  return { count, median: placeOf(rankOf(0.5, count), counts), p90: placeOf(rankOf(0.9, count), counts) };
}

/** The place, from 1 on, of the smallest that at least this share of them do not exceed. What `percentile_disc` of SQL takes. */
function rankOf(share: number, count: number): number {
  return Math.max(1, Math.ceil(share * count));
}

function placeOf(rank: number, counts: Uint32Array): Place {
  let before = rank - 1;
  const last = counts.length - 1;
  for (let bucket = NO_WAIT + 1; bucket < last; bucket += 1) {
    const count = counts[bucket] as number;
    if (before < count) return { bucket, before };
    before -= count;
  }
  return { bucket: last, before };
}
