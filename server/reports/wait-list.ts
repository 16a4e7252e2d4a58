const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;

/** Waits in ms, each with the number of whose it is: two columns that grow. */
export class WaitList {
  values = new Float64Array(256);
  owners = new Uint32Array(256);
  length = 0;

  push(value: number, owner: number): void {
    if (this.length === this.values.length) this.resize(2 * this.length);
    this.values[this.length] = value;
    this.owners[this.length] = owner;
    this.length += 1;
  }

  private resize(size: number): void {
    const { values, owners } = this;
    this.values = new Float64Array(size);
    this.owners = new Uint32Array(size);
    this.values.set(values);
    this.owners.set(owners);
  }
}

/** What comes of the waits of one group. */
export type Ranked = { count: number; medianMs: number | null; p90Ms: number | null; inTime: number };

/**
 * Count, median, 90th percentile and how many did not exceed the target, for every group at once: the waits are sorted once, and
 * on the way up each one is counted for all groups that it is in. Exact, by the nearest rank.
 * @param groupsOf of each owner, the numbers of the groups that they are in
 */
export function rankWaits(
  waits: WaitList,
  groupsOf: readonly ArrayLike<number>[],
  groupCount: number,
  targetMs: number,
): Ranked[] {
  const counts = countGroups(waits, groupsOf, groupCount);
  const ranked = Array.from(counts, (count): Ranked => ({ count, medianMs: null, p90Ms: null, inTime: 0 }));
  const medianRanks = counts.map((count) => rankOf(0.5, count));
  const p90Ranks = counts.map((count) => rankOf(0.9, count));
  const seen = new Uint32Array(groupCount);
  const { values, owners } = sorted(waits);
  let index = 0;
  const goOnTo = (end: number) => {
    for (; index < end; index += 1) {
      const value = values[index] as number;
      const groups = groupsOf[owners[index] as number] as ArrayLike<number>;
      for (let at = 0; at < groups.length; at += 1) {
        const group = groups[at] as number;
        const rank = (seen[group] as number) + 1;
        seen[group] = rank;
        if (rank === medianRanks[group]) (ranked[group] as Ranked).medianMs = value;
        if (rank === p90Ranks[group]) (ranked[group] as Ranked).p90Ms = value;
      }
    }
  };
  goOnTo(firstOver(values, waits.length, targetMs));
  ranked.forEach((one, group) => {
    one.inTime = seen[group] as number;
  });
  goOnTo(waits.length);
  return ranked;
}

/** The place, from 1 on, of the smallest that at least this share of them do not exceed. What `percentile_disc` of SQL takes. */
export function rankOf(share: number, count: number): number {
  return Math.max(1, Math.ceil(share * count));
}

function countGroups(
  { owners, length }: WaitList,
  groupsOf: readonly ArrayLike<number>[],
  groupCount: number,
): Uint32Array {
  const ofOwners = new Uint32Array(groupsOf.length);
  for (let index = 0; index < length; index += 1)
    ofOwners[owners[index] as number] = (ofOwners[owners[index] as number] as number) + 1;
  const counts = new Uint32Array(groupCount);
  ofOwners.forEach((count, owner) => {
    const groups = groupsOf[owner] as ArrayLike<number>;
    for (let at = 0; at < groups.length; at += 1)
      counts[groups[at] as number] = (counts[groups[at] as number] as number) + count;
  });
  return counts;
}

/** Where the first wait is that is longer than the target. */
function firstOver(values: Float64Array, length: number, targetMs: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= targetMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In rising order, by radix from the lowest digit up: what a comparison would cost is most of a report of a year. */
function sorted({ values, owners, length }: WaitList): { values: Float64Array; owners: Uint32Array } {
  let from = { values: values.subarray(0, length), owners: owners.subarray(0, length) };
  let to = { values: new Float64Array(length), owners: new Uint32Array(length) };
  const longest = from.values.reduce((most, one) => Math.max(most, one), 0);
  for (let unit = 1; unit <= longest; unit *= DIGITS) {
    const starts = new Uint32Array(DIGITS + 1);
    const digitOf = (value: number) => Math.floor(value / unit) & (DIGITS - 1);
    for (let index = 0; index < length; index += 1) {
      const next = digitOf(from.values[index] as number) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
    for (let digit = 1; digit <= DIGITS; digit += 1)
      starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
    for (let index = 0; index < length; index += 1) {
      const value = from.values[index] as number;
      const digit = digitOf(value);
      const place = starts[digit] as number;
      starts[digit] = place + 1;
      to.values[place] = value;
      to.owners[place] = from.owners[index] as number;
    }
    // The list itself is left as it is: what was sorted into is new, or of an earlier turn.
    const free = unit === 1 ? { values: new Float64Array(length), owners: new Uint32Array(length) } : from;
    from = to;
    to = free;
  }
  return from;
}
