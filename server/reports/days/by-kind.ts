import { bucketOf } from './buckets.ts';
import { type DayColumns, QUARTERS_A_DAY, STORED_KINDS } from './columns.ts';

const KINDS = STORED_KINDS.length;

/** The moments from one place to before another. */
export type Range = { first: number; end: number };

/**
 * What was counted in a day of UTC, kind by kind, each in the order of time: an entry of each column for every moment. Whoever
 * needs one kind, such as first replies, finds its waits one after the other.
 */
export type KindColumns = Pick<DayColumns, 'facets' | 'walls' | 'opens' | 'amounts'> & {
  /** Where each quarter of an hour of each kind begins, and after the last one, how many moments there are. */
  starts: Uint32Array;
  /** The bucket of each wait: to find it costs as much as to count it, and every report asks for it several times. */
  wallBuckets: Uint16Array;
  openBuckets: Uint16Array;
  /** The greatest id of a facet. */
  lastFacet: number;
};

export function byKind({ quarters, kinds, facets, walls, opens, amounts }: DayColumns): KindColumns {
  const count = kinds.length;
  const wide = walls instanceof Float64Array;
  const sorted: KindColumns = {
    starts: startsOf(quarters, kinds),
    facets: new Uint32Array(count),
    walls: wide ? new Float64Array(count) : new Uint32Array(count),
    opens: wide ? new Float64Array(count) : new Uint32Array(count),
    amounts: new Uint32Array(count),
    wallBuckets: new Uint16Array(count),
    openBuckets: new Uint16Array(count),
    lastFacet: 0,
  };
  const free = STORED_KINDS.map((_, kind) => sorted.starts[kind * QUARTERS_A_DAY] as number);
  for (let index = 0; index < count; index += 1) {
    const kind = kinds[index] as number;
    const place = free[kind] as number;
    free[kind] = place + 1;
    sorted.facets[place] = facets[index] as number;
    sorted.walls[place] = walls[index] as number;
    sorted.opens[place] = opens[index] as number;
    sorted.amounts[place] = amounts[index] as number;
    sorted.wallBuckets[place] = bucketOf(walls[index] as number);
    sorted.openBuckets[place] = bucketOf(opens[index] as number);
    sorted.lastFacet = Math.max(sorted.lastFacet, facets[index] as number);
  }
  return sorted;
}

function startsOf(quarters: Uint32Array, kinds: Uint8Array): Uint32Array {
  const starts = new Uint32Array(KINDS * QUARTERS_A_DAY + 1);
  for (let quarter = 0; quarter < QUARTERS_A_DAY; quarter += 1) {
    const end = quarters[quarter + 1] as number;
    for (let index = quarters[quarter] as number; index < end; index += 1) {
      const next = (kinds[index] as number) * QUARTERS_A_DAY + quarter + 1;
      starts[next] = (starts[next] as number) + 1;
    }
  }
  for (let place = 1; place < starts.length; place += 1)
    starts[place] = (starts[place] as number) + (starts[place - 1] as number);
  return starts;
}

/**
 * The moments of a kind from one quarter of an hour of the day to before another.
 * @param kind a place in `STORED_KINDS`
 */
export function rangeOf({ starts }: KindColumns, kind: number, from: number, to: number): Range {
  const begin = kind * QUARTERS_A_DAY;
  return { first: starts[begin + from] as number, end: starts[begin + to] as number };
}

export function bytesOf(columns: KindColumns): number {
  const { starts, facets, walls, opens, amounts, wallBuckets, openBuckets } = columns;
  const all = [starts, facets, walls, opens, amounts, wallBuckets, openBuckets];
  return all.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
