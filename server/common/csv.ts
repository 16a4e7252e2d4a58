export type Cell = string | number | null;

const BYTE_ORDER_MARK = '\uFEFF';

/** The same after the mark by which Excel knows UTF-8. */
export async function* withMark(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  yield* pieces;
}

/**
 * A line of CSV (https://www.rfc-editor.org/rfc/rfc4180). What a spreadsheet would take for a formula gets an apostrophe
 * before it (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A time as every program reads it: `2026-11-29T08:15:00.000Z`; empty for null. */
export function timeCell(at: number | null): Cell {
  return at === null ? null : new Date(at).toISOString();
}

/** Seconds, of ms. */
export function secondsCell(ms: number | null): Cell {
  return ms === null ? null : ms / 1_000;
}
