import { BUCKETS, bucketOf, type Place, placesOf } from './buckets.ts';
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
    const inTime = countIn(stretches);
    const { count, median, p90 } = placesOf(counts);
    if (count === 0) return { count, medianMs: null, p90Ms: null, inTime };
    choose(stretches, median.bucket, p90.bucket);
    return { count, medianMs: at(middle, median), p90Ms: at(high, p90), inTime };
  };

  /** @returns how many were in time */
  function countIn(stretches: readonly Stretch[]): number {
    let inTime = 0;
    for (const { values, ids, first, end } of stretches)
      for (let index = first; index < end; index += 1) {
        const value = values[index] as number;
        const owner = owners[ids[index] as number] ?? outside;
        if (value === 0 || owner === outside) continue;
        if (value <= (limits[owner] as number)) inTime += 1;
        const bucket = bucketOf(value);
        counts[bucket] = (counts[bucket] as number) + 1;
      }
    return inTime;
  }

  function choose(stretches: readonly Stretch[], medianBucket: number, p90Bucket: number): void {
    middle.length = 0;
    high.length = 0;
    for (const { values, ids, first, end } of stretches)
      for (let index = first; index < end; index += 1) {
        const value = values[index] as number;
        const bucket = bucketOf(value);
        if (bucket !== medianBucket && bucket !== p90Bucket) continue;
        const owner = owners[ids[index] as number] ?? outside;
        if (value === 0 || owner === outside) continue;
        if (bucket === medianBucket) middle.push(value, owner);
        if (bucket === p90Bucket) high.push(value, owner);
      }
  }
}

function at({ values, length }: WaitList, { before }: Place): number {
  return smallest(values, length, before) - 1;
}
