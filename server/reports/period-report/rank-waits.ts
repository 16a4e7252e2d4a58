import type { WaitList } from './wait-list.ts';

/** So many buckets to each doubling of a wait, … */
const FINE_BITS = 7;
const FINE = 2 ** FINE_BITS;
/** … and one for all that are longer than 49 days. */
const LAST_BUCKET = FINE * (33 - FINE_BITS);
const BUCKETS = LAST_BUCKET + 1;
const MOST_BUCKETED = 2 ** 32;

/** Waits, each with the number of whose it is. */
type Waits = Pick<WaitList, 'values' | 'owners' | 'length'>;

/** What comes of the waits of one group. */
export type Ranked = { count: number; medianMs: number | null; p90Ms: number | null; inTime: number };

/** Of each owner, the numbers of the groups that they are in. */
type GroupsOf = readonly ArrayLike<number>[];

/** The waits of some buckets: those of one stand together, from its place in `starts` to that of the next. */
type Chosen = { starts: Uint32Array; values: Float64Array; owners: Uint32Array };

/**
 * Count, median, 90th percentile and how many did not exceed the target, for every group at once. Exact, by the nearest rank: waits
 * are counted in buckets, which say where a rank falls, and only what is in that bucket is sorted.
 * @param targetOf of each owner, the wait that is still in time, ms
 */
export function rankWaits(
  waits: Waits,
  groupsOf: GroupsOf,
  groupCount: number,
  targetOf: ArrayLike<number>,
): Ranked[] {
  const buckets = bucketsOf(waits);
  const counts = countBuckets(waits, buckets, groupsOf, groupCount);
  const inTimeOf = countInTime(waits, targetOf);
  const wanted = new Uint8Array(BUCKETS);
  const questions = counts.map((ofBuckets) => {
    const count = sumOf(ofBuckets);
    const places = [0.5, 0.9].map((share) => placeOf(rankOf(share, count), ofBuckets));
    for (const { bucket } of places) wanted[bucket] = 1;
    return { count, places };
  });
  const chosen = chooseWaits(waits, buckets, wanted);
  const membersOf = ownersOf(groupsOf, groupCount);
  /** 1 where an owner is in the group that is looked at. */
  const isIn = new Uint8Array(groupsOf.length);
  const scratch = new Float64Array(chosen.values.length);
  return questions.map(({ count, places }, group) => {
    const members = membersOf[group] as number[];
    let inTime = 0;
    for (const owner of members) {
      isIn[owner] = 1;
      inTime += inTimeOf[owner] as number;
    }
    const own = (bucket: number) => {
      let length = 0;
      const end = chosen.starts[bucket + 1] as number;
      for (let index = chosen.starts[bucket] as number; index < end; index += 1)
        if (isIn[chosen.owners[index] as number] === 1) scratch[length++] = chosen.values[index] as number;
      return scratch.subarray(0, length);
    };
    const [medianMs, p90Ms] = places.map(({ bucket, before }) =>
      count === 0 ? null : (own(bucket).sort()[before] ?? null),
    );
    for (const owner of members) isIn[owner] = 0;
    return { count, medianMs: medianMs ?? null, p90Ms: p90Ms ?? null, inTime };
  });
}

/** The place, from 1 on, of the smallest that at least this share of them do not exceed. What `percentile_disc` of SQL takes. */
export function rankOf(share: number, count: number): number {
  return Math.max(1, Math.ceil(share * count));
}

/** In which bucket a wait is: never in an earlier one than a shorter wait. */
function bucketOf(ms: number): number {
  if (ms < FINE) return ms;
  if (ms >= MOST_BUCKETED) return LAST_BUCKET;
  const power = 31 - Math.clz32(ms);
  return (power - FINE_BITS + 1) * FINE + ((ms >>> (power - FINE_BITS)) & (FINE - 1));
}

function bucketsOf({ values, length }: Waits): Uint16Array {
  const buckets = new Uint16Array(length);
  for (let index = 0; index < length; index += 1) buckets[index] = bucketOf(values[index] as number);
  return buckets;
}

/** How many waits of each owner did not exceed its target. */
function countInTime({ values, owners, length }: Waits, targetOf: ArrayLike<number>): Uint32Array {
  const counts = new Uint32Array(targetOf.length);
  for (let index = 0; index < length; index += 1) {
    const owner = owners[index] as number;
    if ((values[index] as number) <= (targetOf[owner] as number))
      counts[owner] = (counts[owner] as number) + 1;
  }
  return counts;
}

/** How many waits of each group are in each bucket. */
function countBuckets(
  { owners, length }: Waits,
  buckets: Uint16Array,
  groupsOf: GroupsOf,
  groupCount: number,
): Uint32Array[] {
  const counts = new Uint32Array(groupCount * BUCKETS);
  for (let index = 0; index < length; index += 1) {
    const bucket = buckets[index] as number;
    const groups = groupsOf[owners[index] as number] as ArrayLike<number>;
    for (let at = 0; at < groups.length; at += 1) {
      const place = (groups[at] as number) * BUCKETS + bucket;
      counts[place] = (counts[place] as number) + 1;
    }
  }
  return Array.from({ length: groupCount }, (_, group) =>
    counts.subarray(group * BUCKETS, (group + 1) * BUCKETS),
  );
}

function sumOf(counts: Uint32Array): number {
  let sum = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) sum += counts[bucket] as number;
  return sum;
}

/** In which bucket the wait of a rank is, and how many of the same bucket are before it. */
function placeOf(rank: number, counts: Uint32Array): { bucket: number; before: number } {
  let before = rank - 1;
  for (let bucket = 0; bucket < LAST_BUCKET; bucket += 1) {
    const count = counts[bucket] as number;
    if (before < count) return { bucket, before };
    before -= count;
  }
  return { bucket: LAST_BUCKET, before };
}

function chooseWaits({ values, owners, length }: Waits, buckets: Uint16Array, wanted: Uint8Array): Chosen {
  const starts = new Uint32Array(BUCKETS + 1);
  for (let index = 0; index < length; index += 1) {
    const next = (buckets[index] as number) + 1;
    if (wanted[next - 1] === 1) starts[next] = (starts[next] as number) + 1;
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket += 1)
    starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
  const size = starts[BUCKETS] as number;
  const chosen = { starts, values: new Float64Array(size), owners: new Uint32Array(size) };
  const free = starts.slice();
  for (let index = 0; index < length; index += 1) {
    const bucket = buckets[index] as number;
    if (wanted[bucket] !== 1) continue;
    const place = free[bucket] as number;
    free[bucket] = place + 1;
    chosen.values[place] = values[index] as number;
    chosen.owners[place] = owners[index] as number;
  }
  return chosen;
}

/** Of each group, its owners. As lists, for most owners are in few groups. */
function ownersOf(groupsOf: GroupsOf, groupCount: number): number[][] {
  const owners: number[][] = Array.from({ length: groupCount }, () => []);
  groupsOf.forEach((groups, owner) => {
    for (let at = 0; at < groups.length; at += 1) owners[groups[at] as number]?.push(owner);
  });
  return owners;
}
