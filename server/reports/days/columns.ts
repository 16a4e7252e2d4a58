import type { MomentRow } from '../../database/tables.ts';
import { QUARTER_MS } from '../fold.ts';
import { MOMENT_KINDS, type MomentKind } from '../moments.ts';

export const DAY_MS = 86_400_000;
export const QUARTERS_A_DAY = DAY_MS / QUARTER_MS;

export type Numbers = Uint32Array | Float64Array;
export type DayRow = Pick<MomentRow, 'at' | 'kind' | 'facet_id' | 'wall_ms' | 'open_ms' | 'amount'>;

/** What was counted in a day of UTC, in the order of time: an entry of each column for every moment. */
export type DayColumns = {
  /** Where each quarter of an hour begins, and after the last one, how many moments there are. */
  quarters: Uint32Array;
  facets: Uint32Array;
  /** A place in {@link STORED_KINDS}. */
  kinds: Uint8Array;
  /** How long somebody waited, and how much of it was within business hours: in ms, and one more; 0: nobody waited. */
  walls: Numbers;
  opens: Numbers;
  amounts: Uint32Array;
};

/** Stored as a place in this list: new kinds are appended to it. */
export const STORED_KINDS = MOMENT_KINDS;
const CODES = new Map<string, number>(STORED_KINDS.map((kind, code) => [kind, code]));

/** Whether this version knows it: a newer one beside it may count more. */
export const isStoredKind = (kind: string): boolean => CODES.has(kind);

export const codeOf = (kind: MomentKind): number => STORED_KINDS.indexOf(kind);

/** The first byte of a packed day. One of another layout is read from its moments: who changes the layout unpacks all days. */
const LAYOUT = 1;
const HEADER_BYTES = 8;
/** Waits of more than 49 days take eight bytes each, and then all of that day do. */
const MOST_NARROW = 2 ** 32 - 2;

/**
 * Packs a day of UTC: a header (layout, 1 where waits are wide, two bytes unused, the number of moments), waits, waits within
 * business hours, facets, amounts, quarters, kinds; little endian.
 * @param rows in the order of time
 * @throws Error for a kind that is not in {@link STORED_KINDS}
 */
export function packDay(rows: readonly DayRow[]): Uint8Array {
  const wide = rows.some(({ wall_ms, open_ms }) => Math.max(wall_ms ?? 0, open_ms ?? 0) > MOST_NARROW);
  const bytes = new Uint8Array(sizeOf(rows.length, wide));
  bytes[0] = LAYOUT;
  bytes[1] = wide ? 1 : 0;
  new DataView(bytes.buffer).setUint32(4, rows.length, true);
  const { quarters, facets, kinds, walls, opens, amounts } = columnsOf(bytes.buffer, rows.length, wide);
  rows.forEach(({ at, kind, facet_id, wall_ms, open_ms, amount }, index) => {
    const quarter = Math.floor((at % DAY_MS) / QUARTER_MS);
    quarters[quarter + 1] = index + 1;
    facets[index] = facet_id;
    const code = CODES.get(kind);
    if (code === undefined) throw new Error(`What is counted as "${kind}" cannot be packed.`);
    kinds[index] = code;
    walls[index] = wall_ms === null ? 0 : wall_ms + 1;
    opens[index] = open_ms === null ? 0 : open_ms + 1;
    amounts[index] = amount;
  });
  // A quarter in which nothing happened ends where the one before does.
  for (let quarter = 1; quarter <= QUARTERS_A_DAY; quarter += 1)
    quarters[quarter] = Math.max(quarters[quarter] ?? 0, quarters[quarter - 1] ?? 0);
  return bytes;
}

/** The columns of a packed day, without copying them; null: it has another layout, or kinds that a newer version has appended. */
export function readDay(packed: Uint8Array): DayColumns | null {
  if (packed[0] !== LAYOUT) return null;
  // Columns begin at multiples of eight bytes; what a database returns may lie anywhere.
  const bytes = packed.byteOffset % 8 === 0 ? packed : new Uint8Array(packed);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const columns = columnsOf(bytes.buffer, view.getUint32(4, true), bytes[1] === 1, bytes.byteOffset);
  return columns.kinds.some((code) => code >= STORED_KINDS.length) ? null : columns;
}

function sizeOf(count: number, wide: boolean): number {
  return HEADER_BYTES + count * (2 * (wide ? 8 : 4) + 4 + 4 + 1) + 4 * (QUARTERS_A_DAY + 1);
}

function columnsOf(buffer: ArrayBufferLike, count: number, wide: boolean, offset = 0): DayColumns {
  let at = offset + HEADER_BYTES;
  const next = <T>(
    Column: new (buffer: ArrayBufferLike, at: number, length: number) => T,
    size: number,
    length = count,
  ) => {
    const column = new Column(buffer, at, length);
    at += size * length;
    return column;
  };
  const waits = () => (wide ? next(Float64Array, 8) : next(Uint32Array, 4));
  return {
    walls: waits(),
    opens: waits(),
    facets: next(Uint32Array, 4),
    amounts: next(Uint32Array, 4),
    quarters: next(Uint32Array, 4, QUARTERS_A_DAY + 1),
    kinds: next(Uint8Array, 1),
  };
}
