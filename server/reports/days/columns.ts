import { QUARTER_MS } from '../fold.ts';
import { MOMENT_KINDS, type MomentKind } from '../moments.ts';
import { bucketOf } from './buckets.ts';

export const DAY_MS = 86_400_000;
export const QUARTERS_A_DAY = DAY_MS / QUARTER_MS;

/** Waits in business hours only, or by the clock. */
export type Hours = 'business' | 'all';
export type Numbers = Uint32Array | Float64Array;
export type Places = Uint16Array | Uint32Array;

/** The moments from one place to before another. */
export type Range = { first: number; end: number };

/** What was counted of one kind in a day of UTC, in the order of time: an entry of each column for every moment. */
export type KindColumns = {
  /** Where each quarter of an hour begins, and after the last one, how many moments there are. */
  starts: Uint32Array;
  /** Places in the `facetIds` of the day. */
  facets: Places;
  /** Null: each is 1. */
  amounts: Uint8Array | Uint32Array | null;
  /** How long somebody waited: in ms, and one more; 0: nobody waited. Null: nobody waited for anything of this kind. */
  waits: Numbers | null;
  /** The bucket of each wait: to find it costs as much as to count it, and every report asks for it several times. */
  buckets: Uint16Array;
  /** What they come to under each facet of the day; null: there are so few that this is sooner counted. */
  sums: Uint32Array | null;
};

/** What was counted in a day of UTC, with the waits by the clock or those in business hours. */
export type DayColumns = {
  /** Of all that was counted that day, rising. */
  facetIds: Uint32Array;
  /** By their place in {@link STORED_KINDS}; null: nothing happened. */
  kinds: readonly (KindColumns | null)[];
};

/** Stored as a place in this list: new kinds are appended to it. */
export const STORED_KINDS = MOMENT_KINDS;
const CODES = new Map<string, number>(STORED_KINDS.map((kind, code) => [kind, code]));

/** Whether this version knows it: a newer one beside it may count more. */
export const isStoredKind = (kind: string): boolean => CODES.has(kind);

/** @throws Error for a kind that is not in {@link STORED_KINDS} */
export function codeOf(kind: string): number {
  const code = CODES.get(kind as MomentKind);
  if (code === undefined) throw new Error(`What is counted as "${kind}" cannot be packed.`);
  return code;
}

/** Of which the amounts are added up; of others, each moment is one. */
const SUMMED = new Set((['messages', 'missed'] as const).map(codeOf));

export const isSummed = (code: number): boolean => SUMMED.has(code);

/** @param facetCount how many facets the day has */
export function sumsOf(
  code: number,
  { facets, amounts }: Pick<KindColumns, 'facets' | 'amounts'>,
  facetCount: number,
): Uint32Array | null {
  if (facets.length <= facetCount) return null;
  const sums = new Uint32Array(facetCount);
  const added = isSummed(code) ? amounts : null;
  for (let index = 0; index < facets.length; index += 1) {
    const place = facets[index] as number;
    sums[place] = (sums[place] as number) + (added === null ? 1 : (added[index] as number));
  }
  return sums;
}

/** The moments of a kind from one quarter of an hour of the day to before another. */
export function rangeOf({ starts }: KindColumns, from: number, to: number): Range {
  return { first: starts[from] as number, end: starts[to] as number };
}

export function bucketsOf(waits: Numbers): Uint16Array {
  const buckets = new Uint16Array(waits.length);
  for (let index = 0; index < waits.length; index += 1) buckets[index] = bucketOf(waits[index] as number);
  return buckets;
}

/** How much memory they take. */
export function bytesOf({ facetIds, kinds }: DayColumns): number {
  let bytes = facetIds.byteLength;
  for (const kind of kinds)
    if (kind !== null)
      for (const column of [kind.starts, kind.facets, kind.amounts, kind.waits, kind.buckets, kind.sums])
        bytes += column?.byteLength ?? 0;
  return bytes;
}
