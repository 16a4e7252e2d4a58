import { BUCKETS, NO_WAIT } from '../days/buckets.ts';
import { type Place, placesOf } from './places.ts';
import type { Ranked } from './rank-waits.ts';
import { smallest } from './smallest.ts';
import { WaitList } from './wait-list.ts';
import type { Stretch, Waits } from './waits.ts';

/**
 * Ranks waits that are all of one group, again and again: those of a day, then those of the next.
 * @param limits as `limitsOf` has them
 */
export function rankerOf({ owners, outside }: Omit<Waits, 'stretches'>, limits: Float64Array) {
  const counts = new Uint32Array(BUCKETS);
  const [middle, high] = [new WaitList(), new WaitList()];

  return (stretches: readonly Stretch[]): Ranked => {
    counts.fill(0);
    let inTime = 0;
    for (const stretch of stretches) inTime += countIn(stretch);
    const { count, median, p90 } = placesOf(counts);
    if (count === 0) return { count, medianMs: null, p90Ms: null, inTime };
    middle.length = 0;
    high.length = 0;
    for (const stretch of stretches) choose(stretch, median.bucket, p90.bucket);
    return {
      count,
      medianMs: at(middle, median),
      p90Ms: at(median.bucket === p90.bucket ? middle : high, p90),
      inTime,
    };
  };

  /** @returns how many were in time */
  function countIn({ values, buckets, ids, first, end }: Stretch): number {
    let inTime = 0;
    for (let index = first; index < end; index += 1) {
      const bucket = buckets[index] as number;
      const owner = owners[ids[index] as number] as number;
      if (bucket === NO_WAIT || owner === outside) continue;
      if ((values[index] as number) <= (limits[owner] as number)) inTime += 1;
      counts[bucket] = (counts[bucket] as number) + 1;
    }
    return inTime;
  }

  function choose({ values, buckets, ids, first, end }: Stretch, ofMiddle: number, ofHigh: number): void {
    for (let index = first; index < end; index += 1) {
      const bucket = buckets[index] as number;
      if (bucket !== ofMiddle && bucket !== ofHigh) continue;
      const owner = owners[ids[index] as number] as number;
      if (owner !== outside) (bucket === ofMiddle ? middle : high).push(values[index] as number, owner);
    }
  }
}

function at({ values, length }: WaitList, { before }: Place): number {
  return smallest(values, length, before) - 1;
}
