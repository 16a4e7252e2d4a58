import { BUCKETS, NO_WAIT, SLICES, sliceOf } from '../days/buckets.ts';
import type { Place } from './places.ts';
import { smallest } from './smallest.ts';
import { WaitList } from './wait-list.ts';
import type { Limits, Stretch, Waits } from './waits.ts';

/** The waits of some buckets, slice by slice: what is in one slice stands together. Valid until others are chosen. */
export type ChosenWaits = {
  /** Of each bucket, from 1 on, which one of the chosen it is; 0: it is none of them. */
  numbers: Uint16Array;
  /** Where each slice of each of them begins, and after the last one, how many waits there are. */
  starts: Uint32Array;
  values: Float64Array;
  owners: Uint32Array;
  /** Room for those of a slice. */
  scratch: Float64Array;
};

/** So many waits have room from one report to the next, 36 MB: to get so much memory costs as much as to fill it. */
const MOST_KEPT = 2 ** 20;
let found = new WaitList();
let room = roomFor(0);

/** Chooses the waits of some buckets, and brings them so far into order that a place among them is found soon. */
export function chooseWaits({ stretches, outside }: Waits, buckets: readonly number[]): ChosenWaits {
  const numbers = new Uint16Array(BUCKETS);
  const wanted = [...new Set(buckets)].filter((bucket) => bucket !== NO_WAIT);
  wanted.forEach((bucket, index) => {
    numbers[bucket] = index + 1;
  });
  found.length = 0;
  for (const stretch of stretches) take(found, stretch, numbers, outside);
  const own = room.values.length < found.length ? roomFor(found.values.length) : room;
  const starts = startsOf(found, wanted.length * SLICES);
  order(found, starts.slice(), own.values, own.owners);
  if (found.values.length > MOST_KEPT) found = new WaitList();
  else room = own;
  return { numbers, starts, ...own };
}

function roomFor(waits: number): Pick<ChosenWaits, 'values' | 'owners' | 'scratch'> {
  return {
    values: new Float64Array(waits),
    owners: new Uint32Array(waits),
    scratch: new Float64Array(waits),
  };
}

function take(
  list: WaitList,
  { values: own, buckets, facets, owners: ownersIn, first, end }: Stretch,
  numbers: Uint16Array,
  outside: number,
): void {
  for (let index = first; index < end; index += 1) {
    const number = numbers[buckets[index] as number] as number;
    if (number === 0) continue;
    const owner = ownersIn[facets[index] as number] as number;
    if (owner === outside) continue;
    const value = own[index] as number;
    list.push(value, owner, (number - 1) * SLICES + sliceOf(value));
  }
}

function startsOf({ heaps, length }: WaitList, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (let index = 0; index < length; index += 1) {
    const next = (heaps[index] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let heap = 1; heap <= count; heap += 1)
    starts[heap] = (starts[heap] as number) + (starts[heap - 1] as number);
  return starts;
}

/** @param next where each slice begins; afterwards, where it ends */
function order(list: WaitList, next: Uint32Array, toValues: Float64Array, toOwners: Uint32Array): void {
  const { values: from, owners: fromOwners, heaps, length } = list;
  for (let index = 0; index < length; index += 1) {
    const heap = heaps[index] as number;
    const at = next[heap] as number;
    next[heap] = at + 1;
    toValues[at] = from[index] as number;
    toOwners[at] = fromOwners[index] as number;
  }
}

/**
 * The wait at a place among those of some owners, in ms.
 * @param isIn 1 for each of these owners
 * @throws RangeError where so many were not chosen
 */
export function waitAt({ bucket, before }: Place, chosen: ChosenWaits, isIn: Uint8Array): number {
  const { numbers, starts, values: all, owners: allOwners, scratch } = chosen;
  const first = ((numbers[bucket] as number) - 1) * SLICES;
  let left = before;
  for (let slice = first; slice < first + SLICES; slice += 1) {
    const [from, to] = [starts[slice] as number, starts[slice + 1] as number];
    const count = countMembers(allOwners, from, to, isIn);
    if (left >= count) {
      left -= count;
      continue;
    }
    let length = 0;
    for (let index = from; index < to; index += 1)
      if (isIn[allOwners[index] as number] === 1) scratch[length++] = all[index] as number;
    return smallest(scratch, length, left) - 1;
  }
  throw new RangeError('There is no wait at this place.');
}

function countMembers(of: Uint32Array, from: number, to: number, isIn: Uint8Array): number {
  let count = 0;
  for (let index = from; index < to; index += 1) count += isIn[of[index] as number] as number;
  return count;
}

/** Counts for each owner the waits in the bucket of its limit that are in time. */
export function countInTime(chosen: ChosenWaits, limits: Limits, inTimeOf: Uint32Array): void {
  const { numbers, starts, values: all, owners: allOwners } = chosen;
  for (const bucket of new Set(limits.buckets)) {
    if (bucket === NO_WAIT) continue;
    const slice = ((numbers[bucket] as number) - 1) * SLICES;
    const end = starts[slice + SLICES] as number;
    for (let index = starts[slice] as number; index < end; index += 1) {
      const owner = allOwners[index] as number;
      if (limits.buckets[owner] === bucket && (all[index] as number) <= (limits.values[owner] as number))
        inTimeOf[owner] = (inTimeOf[owner] as number) + 1;
    }
  }
}
