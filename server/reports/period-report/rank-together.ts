import { BUCKETS, NO_WAIT } from '../days/buckets.ts';
import { type Place, placesOf } from './places.ts';
import { smallest } from './smallest.ts';
import { WaitList } from './wait-list.ts';
import type { Limits, Ranked, Stretch } from './waits.ts';

/**
 * Ranks waits that are all of one group, again and again: those of a day, then those of the next.
 * @param outside the number of whose a wait is that does not count
 * @param limits as `limitsOf` has them
 */
export function rankerOf(outside: number, limits: Limits) {
  const counts = new Uint32Array(BUCKETS);
  const [middle, high] = [new WaitList(), new WaitList()];

  return (stretches: readonly Stretch[]): Ranked => {
    counts.fill(0);
    let inTime = 0;
    for (const stretch of stretches) inTime += countIn(counts, stretch, outside, limits);
    inTime -= counts[NO_WAIT] as number;
    const { count, median, p90 } = placesOf(counts);
    if (count === 0) return { count, medianMs: null, p90Ms: null, inTime };
    middle.length = 0;
    high.length = 0;
    for (const stretch of stretches) {
      choose(middle, median.bucket, stretch, outside);
      if (p90.bucket !== median.bucket) choose(high, p90.bucket, stretch, outside);
    }
    const p90In = p90.bucket === median.bucket ? middle : high;
    return { count, medianMs: at(middle, median), p90Ms: at(p90In, p90), inTime };
  };
}

/** @returns how many were in time, and those that nobody waited for */
function countIn(
  counts: Uint32Array,
  { values, buckets, facets, owners, first, end }: Stretch,
  outside: number,
  limits: Limits,
): number {
  const { values: longest, buckets: last } = limits;
  let inTime = 0;
  for (let index = first; index < end; index += 1) {
    const bucket = buckets[index] as number;
    const owner = owners[facets[index] as number] as number;
    const limit = last[owner] as number;
    // 1 where the one is less than the other: a processor that has to guess which waits are in time is wrong every other time.
    counts[bucket] = (counts[bucket] as number) + ((owner - outside) >>> 31);
    inTime += (bucket - limit) >>> 31;
    if (bucket === limit && (values[index] as number) <= (longest[owner] as number)) inTime += 1;
  }
  return inTime;
}

function choose(list: WaitList, from: number, stretch: Stretch, outside: number): void {
  const { values, buckets, facets, owners, first, end } = stretch;
  for (let index = first; index < end; index += 1) {
    if (buckets[index] !== from) continue;
    const owner = owners[facets[index] as number] as number;
    if (owner !== outside) list.push(values[index] as number, owner);
  }
}

function at({ values, length }: WaitList, { before }: Place): number {
  return smallest(values, length, before) - 1;
}
