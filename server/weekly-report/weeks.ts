import { instantOf, offsetAt } from '../contract/opening-hours.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const HOUR_MS = 3_600_000;
/** By the clock of whoever gets it. */
const SENT_AT_HOUR = 8;

/** The last Monday at eight in a time zone, at this time or before it: ms since 1970. */
export function lastMonday(at: number, timeZone: string): number {
  const shown = at + offsetAt(at, timeZone);
  const monday = mondayOf(shown) + SENT_AT_HOUR * HOUR_MS;
  return instantOf(monday <= shown ? monday : monday - WEEK_MS, timeZone);
}

/** The first Monday at eight after this time. */
export function nextMonday(at: number, timeZone: string): number {
  const last = lastMonday(at, timeZone);
  return instantOf(last + offsetAt(last, timeZone) + WEEK_MS, timeZone);
}

/** Monday and Sunday of the week that was over on a Monday: `2026-11-23`, `2026-11-29`. */
export function weekBefore(monday: number, timeZone: string): { from: string; to: string } {
  const date = mondayOf(monday + offsetAt(monday, timeZone));
  return { from: dayText(date - WEEK_MS), to: dayText(date - DAY_MS) };
}

/** @param shown by the clock of a time zone, as if it were that of UTC */
function mondayOf(shown: number): number {
  // The first day of 1970 was a Thursday.
  const day = Math.floor(shown / DAY_MS);
  return (day - ((day + 3) % 7)) * DAY_MS;
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
