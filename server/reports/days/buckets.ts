/** So many buckets to each doubling of a wait, … */
const FINE_BITS = 5;
const FINE = 2 ** FINE_BITS;
/** … and one for all that are longer than 49 days. */
const LAST_BUCKET = FINE * (33 - FINE_BITS);
const MOST_BUCKETED = 2 ** 32;

/** Waits are counted in so many buckets, by their length: each ms up to 30 has its own, longer ones share one with what is 3 % longer. */
export const BUCKETS = LAST_BUCKET + 1;

/** The bucket of whom nobody waited for, and of no wait. */
export const NO_WAIT = 0;

/**
 * In which bucket a wait is: never in an earlier one than a shorter wait.
 * @param value as days keep it: in ms, and one more; 0: nobody waited
 */
export function bucketOf(value: number): number {
  if (value < FINE) return value;
  if (value >= MOST_BUCKETED) return LAST_BUCKET;
  const power = 31 - Math.clz32(value);
  return (power - FINE_BITS + 1) * FINE + ((value >>> (power - FINE_BITS)) & (FINE - 1));
}

const SLICE_BITS = 9;

/** A bucket of many waits is divided into so many slices. */
export const SLICES = 2 ** SLICE_BITS;

/**
 * In which slice of its bucket a wait is, from 0 on: never in an earlier one than a shorter wait of the same bucket.
 * @param value as {@link bucketOf} takes it
 */
export function sliceOf(value: number): number {
  if (value < FINE || value >= MOST_BUCKETED) return 0;
  const bits = 31 - Math.clz32(value) - FINE_BITS;
  const within = value & ((1 << bits) - 1);
  return bits > SLICE_BITS ? within >>> (bits - SLICE_BITS) : within;
}
