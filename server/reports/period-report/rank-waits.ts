import { BUCKETS, NO_WAIT } from '../days/buckets.ts';
import type { Counts, KeptCounts } from '../days/kept-counts.ts';
import { chooseWaits, countInTime, waitAt } from './chosen-waits.ts';
import { placesOf } from './places.ts';
import { rankerOf } from './rank-together.ts';
import { type Limits, limitsOf, type Ranked, type Stretch, type Waits } from './waits.ts';

/** Of each owner, the numbers of the groups that they are in. */
type GroupsOf = readonly ArrayLike<number>[];

/**
 * Count, median, 90th percentile and how many did not exceed the target, for every group at once. Exact, by the nearest rank: waits
 * are counted in buckets, which say where a rank falls, and only what is in that bucket is looked through.
 * @param targetOf of each owner, the wait that is still in time, ms
 * @param again what was counted before, of which the most need not be counted again
 */
export function rankWaits(
  waits: Waits,
  groupsOf: GroupsOf,
  groupCount: number,
  targetOf: ArrayLike<number>,
  again?: Again,
): Ranked[] {
  const limits = limitsOf(targetOf);
  if (groupCount === 1 && groupsOf.every(({ length }) => length === 1))
    return [rankerOf(waits.outside, limits)(waits.stretches)];
  const count = (stretches: readonly Stretch[]) =>
    countWaits({ ...waits, stretches }, groupsOf, groupCount, limits);
  const { counts, earlierOf } =
    again === undefined ? count(waits.stretches) : countAgain(waits.stretches, again, count);
  const questions = Array.from({ length: groupCount }, (_, group) =>
    placesOf(counts.subarray(group * BUCKETS, (group + 1) * BUCKETS)),
  );
  const asked = questions.filter(({ count }) => count > 0);
  const chosen = chooseWaits(waits, [
    ...asked.flatMap(({ median, p90 }) => [median.bucket, p90.bucket]),
    ...limits.buckets,
  ]);
  countInTime(chosen, limits, earlierOf);
  const membersOf = ownersOf(groupsOf, groupCount);
  /** 1 where an owner is in the group that is looked at. */
  const isIn = new Uint8Array(groupsOf.length);
  return questions.map(({ count, median, p90 }, group) => {
    if (count === 0) return { count, medianMs: null, p90Ms: null, inTime: 0 };
    const members = membersOf[group] as number[];
    let inTime = 0;
    for (const owner of members) {
      isIn[owner] = 1;
      inTime += earlierOf[owner] as number;
    }
    const [medianMs, p90Ms] = [waitAt(median, chosen, isIn), waitAt(p90, chosen, isIn)];
    for (const owner of members) isIn[owner] = 0;
    return { count, medianMs, p90Ms, inTime };
  });
}

/** `question`: whose waits count, how long each may take, and in which groups, in words. */
type Again = { kept: KeptCounts; question: string };

/** In which something is counted still, or again soon. */
const NEWEST_DAYS = 2;

/** Counts what is not kept: the newest days, and parts of days. */
function countAgain(
  stretches: readonly Stretch[],
  { kept, question }: Again,
  count: (stretches: readonly Stretch[]) => Counts,
): Counts {
  const settled = stretches.slice(0, -NEWEST_DAYS).filter(isWhole);
  const others = new Set(settled);
  const { counts, earlierOf } = count(stretches.filter((stretch) => !others.has(stretch)));
  const before = kept.countsOf(question, settled, count);
  return { counts: sumsOf(counts, before.counts), earlierOf: sumsOf(earlierOf, before.earlierOf) };
}

function isWhole({ first, end, facets }: Stretch): boolean {
  return end - first === facets.length;
}

function sumsOf(a: Uint32Array, b: Uint32Array): Uint32Array {
  for (let index = 0; index < a.length; index += 1) a[index] = (a[index] as number) + (b[index] as number);
  return a;
}

/**
 * Counts each wait once, for its owner, and adds up owners: a wait is in eight groups. Unless there are so many owners that to
 * add them up is more work than to count each wait for every group.
 */
function countWaits(waits: Waits, groupsOf: GroupsOf, groupCount: number, limits: Limits): Counts {
  const all = waits.stretches.reduce((sum, { first, end }) => sum + end - first, 0);
  const memberships = groupsOf.reduce((sum, groups) => sum + groups.length, 0);
  if (memberships <= groupsOf.length || groupsOf.length * BUCKETS > 4 * all)
    return countInto(waits, groupsOf, groupCount, limits);
  const ofOwners = countByOwner(waits, limits);
  const counts = new Uint32Array(groupCount * BUCKETS);
  const used = new Uint16Array(BUCKETS);
  groupsOf.forEach((groups, owner) => {
    const own = ofOwners.counts.subarray(owner * BUCKETS, (owner + 1) * BUCKETS);
    const length = findUsed(own, used);
    for (let at = 0; at < groups.length; at += 1)
      addTo(counts, (groups[at] as number) * BUCKETS, own, used, length);
  });
  return { counts, earlierOf: ofOwners.earlierOf };
}

/**
 * Writes down in which buckets there is any wait: most have none, and an owner is in eight groups.
 * @returns how many buckets
 */
function findUsed(counts: Uint32Array, used: Uint16Array): number {
  let length = 0;
  for (let bucket = 0; bucket < counts.length; bucket += 1) {
    used[length] = bucket;
    if (counts[bucket] !== 0) length += 1;
  }
  return length;
}

function addTo(counts: Uint32Array, to: number, more: Uint32Array, used: Uint16Array, length: number): void {
  for (let index = 0; index < length; index += 1) {
    const bucket = used[index] as number;
    counts[to + bucket] = (counts[to + bucket] as number) + (more[bucket] as number);
  }
}

/** So many counts are kept from one report to the next, 16 MB: to get so much memory costs as much as to count in it. */
const MOST_KEPT = 2 ** 22;
let scratch = new Uint32Array(0);

/**
 * As if each owner were a group, and those who do not count were the last one: there is nothing to decide for a single wait.
 * @returns `counts` are valid until this is called again
 */
function countByOwner({ stretches }: Waits, limits: Limits): Counts {
  const room = limits.buckets.length * BUCKETS;
  const counts = scratch.length < room ? new Uint32Array(room) : scratch.fill(0, 0, room);
  if (room <= MOST_KEPT) scratch = counts;
  for (const stretch of stretches) countStretch(stretch, counts);
  const earlierOf = Uint32Array.from(limits.buckets, (limit, owner) => {
    let earlier = 0;
    for (let bucket = NO_WAIT + 1; bucket < limit; bucket += 1)
      earlier += counts[owner * BUCKETS + bucket] as number;
    return earlier;
  });
  return { counts, earlierOf };
}

function countStretch({ buckets, facets, owners, first, end }: Stretch, counts: Uint32Array): void {
  // What another module exports is looked up anew for every wait.
  const size = BUCKETS;
  for (let index = first; index < end; index += 1) {
    const place = (owners[facets[index] as number] as number) * size + (buckets[index] as number);
    counts[place] = (counts[place] as number) + 1;
  }
}

function countInto({ stretches }: Waits, groupsOf: GroupsOf, groupCount: number, limits: Limits): Counts {
  const { starts, places } = placesOfGroups(groupsOf);
  const counts = new Uint32Array(groupCount * BUCKETS);
  const earlierOf = new Uint32Array(limits.buckets.length);
  for (const { buckets, facets, owners, first, end } of stretches)
    for (let index = first; index < end; index += 1) {
      const bucket = buckets[index] as number;
      if (bucket === NO_WAIT) continue;
      const owner = owners[facets[index] as number] as number;
      if (bucket < (limits.buckets[owner] as number)) earlierOf[owner] = (earlierOf[owner] as number) + 1;
      const last = starts[owner + 1] as number;
      for (let at = starts[owner] as number; at < last; at += 1) {
        const place = (places[at] as number) + bucket;
        counts[place] = (counts[place] as number) + 1;
      }
    }
  return { counts, earlierOf };
}

/**
 * Where the buckets of the groups of each owner begin: those of one stand together, from its place in `starts` to that of the next.
 * Whoever does not count comes after all others, and is in no group.
 */
function placesOfGroups(groupsOf: GroupsOf): { starts: Uint32Array; places: Uint32Array } {
  const starts = new Uint32Array(groupsOf.length + 2);
  groupsOf.forEach((groups, owner) => {
    starts[owner + 1] = (starts[owner] as number) + groups.length;
  });
  const length = starts[groupsOf.length] as number;
  starts[groupsOf.length + 1] = length;
  const places = new Uint32Array(length);
  groupsOf.forEach((groups, owner) => {
    for (let at = 0; at < groups.length; at += 1)
      places[(starts[owner] as number) + at] = (groups[at] as number) * BUCKETS;
  });
  return { starts, places };
}

/** Of each group, its owners. As lists, for most owners are in few groups. */
function ownersOf(groupsOf: GroupsOf, groupCount: number): number[][] {
  const owners: number[][] = Array.from({ length: groupCount }, () => []);
  groupsOf.forEach((groups, owner) => {
    for (let at = 0; at < groups.length; at += 1) owners[groups[at] as number]?.push(owner);
  });
  return owners;
}
