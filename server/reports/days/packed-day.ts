import type { MomentRow } from '../../database/tables.ts';
import { QUARTER_MS } from '../fold.ts';
import {
  bucketsOf,
  codeOf,
  DAY_MS,
  type DayColumns,
  type KindColumns,
  type Numbers,
  QUARTERS_A_DAY,
  STORED_KINDS,
  sumsOf,
} from './columns.ts';

export type DayRow = Pick<MomentRow, 'at' | 'kind' | 'facet_id' | 'wall_ms' | 'open_ms' | 'amount'>;

/** A day of UTC as the database keeps it. Who reports waits by the clock needs no `opens`, and who reports business hours no `walls`. */
export type PackedDay = {
  /** What happened when, and under which facets. */
  kinds: Uint8Array;
  /** How long somebody waited for it, in the same order, … */
  walls: Uint8Array;
  /** … and how much of it was within business hours. */
  opens: Uint8Array;
};

/** The first byte of a packed day. One of another layout is read from its moments: who changes the layout unpacks all days. */
const LAYOUT = 2;
const HEADER_BYTES = 8;
/** Of each kind: its code, and what is known of its moments. */
const KIND_BYTES = 2;
const HAS_AMOUNTS = 1;
const HAS_WAITS = 2;
const MOST_IN_BYTE = 2 ** 8 - 1;
const MOST_IN_TWO = 2 ** 16 - 1;
/** Waits of more than 49 days take eight bytes each, and then all of that day do. */
const MOST_NARROW = 2 ** 32 - 2;
const NARROW = 4;
const WIDE = 8;

type Kind = { code: number; rows: readonly DayRow[]; flags: number };
/** How many bytes a number takes: how many there are in a quarter of an hour, the place of a facet, an amount. */
type Widths = { count: number; facet: number; amount: number };
type Column = Uint8Array | Uint16Array | Uint32Array;

/**
 * Packs a day of UTC, little endian: a header of eight bytes (layout; the width of a count, of a place and of an amount; how many
 * kinds), how many facets, the kinds, the ids of the facets, and of each kind how many there are in each quarter of an hour, the
 * places of their facets, and their amounts. Every column begins at a multiple of four bytes.
 * @param rows in the order of time
 * @throws Error for a kind that is not in {@link STORED_KINDS}
 */
export function packDay(rows: readonly DayRow[]): PackedDay {
  const kinds = kindsOf(rows);
  const facetIds = Uint32Array.from(new Set(rows.map(({ facet_id }) => facet_id))).sort();
  const places = new Map(Array.from(facetIds, (id, place) => [id, place]));
  const widths: Widths = {
    count: kinds.some((kind) => kind.rows.length > MOST_IN_TWO) ? 4 : 2,
    facet: facetIds.length > MOST_IN_TWO ? 4 : 2,
    amount: rows.some(({ amount }) => amount > MOST_IN_BYTE) ? 4 : 1,
  };
  const { bytes, next } = writer(sizeOf(kinds, facetIds.length, widths));
  const header = next(1, HEADER_BYTES);
  header.set([LAYOUT, widths.count, widths.facet, widths.amount, kinds.length]);
  next(4, 1)[0] = facetIds.length;
  next(1, KIND_BYTES * kinds.length).set(kinds.flatMap(({ code, flags }) => [code, flags]));
  next(4, facetIds.length).set(facetIds);
  for (const { rows: own, flags } of kinds) {
    const counts = next(widths.count, QUARTERS_A_DAY);
    for (const { at } of own) {
      const quarter = Math.floor((at % DAY_MS) / QUARTER_MS);
      counts[quarter] = (counts[quarter] as number) + 1;
    }
    next(widths.facet, own.length).set(own.map(({ facet_id }) => places.get(facet_id) as number));
    if (flags & HAS_AMOUNTS) next(widths.amount, own.length).set(own.map(({ amount }) => amount));
  }
  const waited = kinds.flatMap((kind) => (kind.flags & HAS_WAITS ? kind.rows : []));
  return {
    kinds: bytes,
    walls: packWaits(waited.map(({ wall_ms }) => wall_ms)),
    opens: packWaits(waited.map(({ open_ms }) => open_ms)),
  };
}

/**
 * The columns of a packed day; null: it has another layout, or kinds that a newer version has appended.
 * @param waits either `walls` or `opens`
 */
export function readDay(kinds: Uint8Array, waits: Uint8Array): DayColumns | null {
  if (kinds[0] !== LAYOUT) return null;
  const next = reader(aligned(kinds));
  const header = next(1, HEADER_BYTES);
  const [, count, facet, amount, howMany] = header as unknown as [number, number, number, number, number];
  const facetCount = next(4, 1)[0] as number;
  const codes = next(1, KIND_BYTES * howMany);
  const facetIds = next(4, facetCount) as Uint32Array;
  const found: (KindColumns | null)[] = STORED_KINDS.map(() => null);
  const takeWaits = waitsReader(waits);
  for (let kind = 0; kind < howMany; kind += 1) {
    const code = codes[KIND_BYTES * kind] as number;
    const flags = codes[KIND_BYTES * kind + 1] as number;
    if (code >= STORED_KINDS.length) return null;
    const starts = startsOf(next(count, QUARTERS_A_DAY));
    const length = starts[QUARTERS_A_DAY] as number;
    const facets = next(facet, length) as KindColumns['facets'];
    const amounts = flags & HAS_AMOUNTS ? (next(amount, length) as KindColumns['amounts']) : null;
    const own = flags & HAS_WAITS ? takeWaits(length) : null;
    const sums = sumsOf(code, { facets, amounts }, facetCount);
    found[code] = { starts, facets, amounts, waits: own, buckets: bucketsOf(own ?? NO_WAITS), sums };
  }
  return { facetIds, kinds: found };
}

const NO_WAITS = new Uint32Array(0);

function kindsOf(rows: readonly DayRow[]): Kind[] {
  const byCode = new Map<number, DayRow[]>();
  for (const row of rows) {
    const code = codeOf(row.kind);
    const own = byCode.get(code);
    if (own === undefined) byCode.set(code, [row]);
    else own.push(row);
  }
  return [...byCode]
    .sort(([a], [b]) => a - b)
    .map(([code, own]) => {
      const hasAmounts = own.some(({ amount }) => amount !== 1);
      const hasWaits = own.some(({ wall_ms, open_ms }) => wall_ms !== null || open_ms !== null);
      return { code, rows: own, flags: (hasAmounts ? HAS_AMOUNTS : 0) | (hasWaits ? HAS_WAITS : 0) };
    });
}

function packWaits(waits: readonly (number | null)[]): Uint8Array {
  const isWide = waits.some((wait) => (wait ?? 0) > MOST_NARROW);
  const values = waits.map((wait) => (wait === null ? 0 : wait + 1));
  const column = isWide ? Float64Array.from(values) : Uint32Array.from(values);
  const bytes = new Uint8Array(WIDE + column.byteLength);
  bytes[0] = isWide ? WIDE : NARROW;
  bytes.set(new Uint8Array(column.buffer), WIDE);
  return bytes;
}

/** Takes the waits of one kind after the other. */
function waitsReader(packed: Uint8Array): (length: number) => Numbers {
  const { buffer, byteOffset } = aligned(packed);
  const isWide = packed[0] === WIDE;
  let at = byteOffset + WIDE;
  return (length) => {
    const waits = isWide ? new Float64Array(buffer, at, length) : new Uint32Array(buffer, at, length);
    at += waits.byteLength;
    return waits;
  };
}

function startsOf(counts: Column): Uint32Array {
  const starts = new Uint32Array(QUARTERS_A_DAY + 1);
  for (let quarter = 0; quarter < QUARTERS_A_DAY; quarter += 1)
    starts[quarter + 1] = (starts[quarter] as number) + (counts[quarter] as number);
  return starts;
}

const rounded = (bytes: number): number => Math.ceil(bytes / 4) * 4;

function sizeOf(kinds: readonly Kind[], facetCount: number, { count, facet, amount }: Widths): number {
  const first = HEADER_BYTES + 4 + rounded(KIND_BYTES * kinds.length) + 4 * facetCount;
  return kinds.reduce((size, { rows, flags }) => {
    const amounts = flags & HAS_AMOUNTS ? rounded(amount * rows.length) : 0;
    return size + count * QUARTERS_A_DAY + rounded(facet * rows.length) + amounts;
  }, first);
}

function writer(size: number) {
  const bytes = new Uint8Array(size);
  return { bytes, next: reader(bytes) };
}

/** Gives one column after the other, of so many numbers of so many bytes each. */
function reader({ buffer, byteOffset }: Uint8Array): (width: number, length: number) => Column {
  let at = byteOffset;
  return (width, length) => {
    const column = columnAt(buffer, at, width, length);
    at += rounded(width * length);
    return column;
  };
}

function columnAt(buffer: ArrayBufferLike, at: number, width: number, length: number): Column {
  if (width === 1) return new Uint8Array(buffer, at, length);
  return width === 2 ? new Uint16Array(buffer, at, length) : new Uint32Array(buffer, at, length);
}

/** Columns begin at multiples of eight bytes; what a database returns may lie anywhere. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % WIDE === 0 ? bytes : new Uint8Array(bytes);
}
