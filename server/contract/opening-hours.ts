import type { Hours, Period } from './schemas/site-setting-parts.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Further ahead nobody is told when somebody is back. */
const DAYS_AHEAD = 60;

/** What a clock on the wall shows: the date as if it were UTC's, in ms, and the minutes of the day. */
type Wall = { date: number; minutes: number; shown: number };

/** Whether somebody answers at a time, as far as the hours say. Without hours: always. */
export function isOpenAt(hours: Hours | null, at: number): boolean {
  if (hours === null) return true;
  const { date, minutes } = wallClock(at, hours.timeZone);
  return periodsOf(hours, date).some(
    (period) => minutesOf(period.from) <= minutes && minutes < minutesOf(period.to),
  );
}

/**
 * When it opens next, after `now`: ms since 1970. Null while it is open, and when that is more than 60 days away.
 * Follows the clock of the time zone over its changes: an hour that is left out opens at the end of the gap, one that
 * comes twice opens twice.
 */
export function nextOpening(hours: Hours | null, now: number): number | null {
  if (hours === null || isOpenAt(hours, now)) return null;
  const { date } = wallClock(now, hours.timeZone);
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    // A clock that is set back over midnight shows the end of a day after the beginning of the next.
    const candidates = [day, day + 1]
      .flatMap((ahead) => openingsOn(hours, date + ahead * DAY_MS))
      .filter((at) => at > now && isOpenAt(hours, at));
    if (candidates.length > 0) return Math.min(...candidates);
  }
  return null;
}

/** Whether this program knows a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** `09:30` → 570. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The opening periods of a date, which is given as if it were UTC's, in ms. */
export function periodsOf(hours: Hours, date: number): readonly Period[] {
  const name = new Date(date).toISOString().slice(0, 10);
  const holiday = hours.holidays.find((one) => one.date === name);
  // JavaScript's week begins on Sunday, ours on Monday.
  return holiday?.periods ?? hours.week[(new Date(date).getUTCDay() + 6) % 7] ?? [];
}

/** Every moment of a date at which it may open: when a period begins, and when the clock is changed. */
function openingsOn(hours: Hours, date: number): number[] {
  const { timeZone } = hours;
  const offsets = [offsetAt(date - DAY_MS, timeZone), offsetAt(date + 2 * DAY_MS, timeZone)];
  const begins = periodsOf(hours, date).flatMap((period) => {
    const shown = date + minutesOf(period.from) * MINUTE_MS;
    return offsets.map((offset) => shown - offset).filter((at) => wallClock(at, timeZone).shown === shown);
  });
  if (offsets[0] === offsets[1]) return begins;
  const change = clockChange(date - DAY_MS, date + 2 * DAY_MS, timeZone);
  return wallClock(change, timeZone).date === date ? [...begins, change] : begins;
}

/** The minute in which the offset becomes another, between two times with different ones. */
function clockChange(from: number, to: number, timeZone: string): number {
  const before = offsetAt(from, timeZone);
  let [low, high] = [from / MINUTE_MS, to / MINUTE_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE_MS, timeZone) === before) low = middle;
    else high = middle;
  }
  return high * MINUTE_MS;
}

/** What the clock of a time zone shows more than that of UTC, in ms. */
export function offsetAt(at: number, timeZone: string): number {
  return wallClock(at, timeZone).shown - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/**
 * When the clock of a time zone shows this, or first shows more where it leaves this out: ms since 1970.
 * @param shown as if it were the clock of UTC
 */
export function instantOf(shown: number, timeZone: string): number {
  const near = shown - offsetAt(shown, timeZone);
  const at = shown - offsetAt(near, timeZone);
  return at + offsetAt(at, timeZone) < shown ? near : at;
}

function wallClock(at: number, timeZone: string): Wall {
  const parts = formatOf(timeZone).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const date = Date.UTC(of('year'), of('month') - 1, of('day'));
  const minutes = of('hour') * 60 + of('minute');
  return { date, minutes, shown: date + minutes * MINUTE_MS };
}

/** More than are in use. A name has as many spellings as it has letters, small or not, and each would be kept. */
const MOST_FORMATS = 100;
const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError when there is no such time zone */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    if (formats.size >= MOST_FORMATS) formats.clear();
    formats.set(timeZone, format);
  }
  return format;
}
