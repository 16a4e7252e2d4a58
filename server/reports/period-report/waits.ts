import { bucketOf, NO_WAIT } from '../days/buckets.ts';
import type { Numbers, Places, Range } from '../days/columns.ts';

/** Waits that stand one after the other in a day. */
export type Stretch = Range & {
  /** In ms, and one more; 0: nobody waited. */
  values: Numbers;
  /** The bucket of each (`days/buckets.ts`). */
  buckets: Uint16Array;
  /** The place of the facet of each among those of the day, … */
  facets: Places;
  /** … and whose what is counted under it is, a number from 0 on. */
  owners: Uint32Array;
};

/** All waits of one kind: read where they are kept, for there may be millions. */
export type Waits = {
  stretches: readonly Stretch[];
  /** The number after the last owner: whose a wait is that does not count. */
  outside: number;
};

/** What comes of the waits of one group. */
export type Ranked = { count: number; medianMs: number | null; p90Ms: number | null; inTime: number };

/** The longest wait of each owner that is in time, as waits are kept, and its bucket. Nothing is in time that does not count. */
export type Limits = { values: Float64Array; buckets: Uint16Array };

export function limitsOf(targetOf: ArrayLike<number>): Limits {
  const { length } = targetOf;
  const values = new Float64Array(length + 1);
  const buckets = new Uint16Array(length + 1);
  for (let owner = 0; owner < length; owner += 1) {
    const limit = (targetOf[owner] as number) + 1;
    values[owner] = limit;
    buckets[owner] = bucketOf(limit);
  }
  values[length] = -1;
  buckets[length] = NO_WAIT;
  return { values, buckets };
}
