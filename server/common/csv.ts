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

const DAY_MS = 86_400_000;
/** The day that was written last, and its date: in a long file, most times are of the day of the one before. */
let lastDay = { day: 0, date: '1970-01-01' };

/** A time (ms since 1970) as every program reads it: `2026-11-29T08:15:00.000Z`; empty for null. */
export function timeCell(at: number | null): Cell {
  if (at === null) return null;
  const day = Math.floor(at / DAY_MS);
  if (day !== lastDay.day) lastDay = { day, date: new Date(at).toISOString().split('T')[0] ?? '' };
  const ms = at - day * DAY_MS;
  const seconds = Math.floor(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
  return `${lastDay.date}T${clock}.${String(ms % 1_000).padStart(3, '0')}Z`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** Seconds, of ms. */
export function secondsCell(ms: number | null): Cell {
  return ms === null ? null : ms / 1_000;
}
