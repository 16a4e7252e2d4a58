import { ApiError } from '../common/api-error.ts';
import { isTimeZone, offsetAt } from '../contract/opening-hours.ts';
import { MOST_DAYS } from '../contract/reports/report-constants.ts';
import { DAY_MS } from './days/columns.ts';
import { QUARTER_MS } from './fold.ts';

const HOUR_MS = 3_600_000;
/** Further from UTC no clock is. */
const MOST_OFFSET_MS = 15 * HOUR_MS;

/** From the first instant to the one before `to`, ms since 1970. */
export type Span = { from: number; to: number };
/** A day as a clock shows it: `2026-11-29`, and when it begins and ends. */
export type Day = Span & { date: string };

type Asked = { from: string; to: string; timeZone: string };

/**
 * The days of a period in a time zone, and of as long a one before it.
 * @throws ApiError `bad_request` with `details.field`
 */
export function periodOf({ from, to, timeZone }: Asked): { days: Day[]; daysBefore: Day[] } {
  if (!isTimeZone(timeZone)) throw wrong('timeZone', 'There is no such time zone.');
  const [first, last] = [dateOf('from', from), dateOf('to', to)];
  const count = (last - first) / DAY_MS + 1;
  if (count < 1) throw wrong('to', 'The period ends before it begins.');
  if (count > MOST_DAYS) throw wrong('to', `A period has at most ${MOST_DAYS} days.`);
  return {
    days: daysFrom(first, count, timeZone),
    daysBefore: daysFrom(first - count * DAY_MS, count, timeZone),
  };
}

/** @throws RangeError where there are no days */
export function spanOf(days: readonly Day[]): Span {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('A period has a day.');
  return { from: first.from, to: last.to };
}

/**
 * The parts of days in which the clock of their time zone shows this hour, on this day of the week. Where clocks are changed, there
 * may be none, or two hours of the same name.
 * @param weekday from 1 for Monday on; undefined: any
 * @param hour undefined: any
 */
export function hoursOf(
  days: readonly Day[],
  timeZone: string,
  { weekday, hour }: { weekday?: number | undefined; hour?: number | undefined },
): Span[] {
  return days
    .filter(({ date }) => weekday === undefined || weekdayOf(date) === weekday)
    .flatMap(({ from, to, date }) => {
      if (hour === undefined) return [{ from, to }];
      const begin = from + hour * HOUR_MS;
      if (to - from === DAY_MS && Date.parse(date) === from + offsetAt(from, timeZone))
        return [{ from: begin, to: begin + HOUR_MS }];
      return quartersOf({ from, to }).filter(({ from: at }) => hourAt(at, timeZone) === hour);
    });
}

/** From 1 for Monday on. */
function weekdayOf(date: string): number {
  return ((new Date(date).getUTCDay() + 6) % 7) + 1;
}

function hourAt(at: number, timeZone: string): number {
  return Math.floor(((at + offsetAt(at, timeZone)) % DAY_MS) / HOUR_MS);
}

function quartersOf({ from, to }: Span): Span[] {
  const count = (to - from) / QUARTER_MS;
  return Array.from({ length: count }, (_, index) => {
    const at = from + index * QUARTER_MS;
    return { from: at, to: at + QUARTER_MS };
  });
}

/** So many days from a date on; each ends where the next begins. */
function daysFrom(date: number, count: number, timeZone: string): Day[] {
  const dates = Array.from({ length: count + 1 }, (_, index) => date + index * DAY_MS);
  const beginnings = dates.map((one) => beginningOf(one, timeZone));
  return beginnings.slice(1).map((to, index) => ({
    date: new Date(date + index * DAY_MS).toISOString().slice(0, 10),
    from: beginnings[index] as number,
    to,
  }));
}

/** So many days of all time zones together: to ask what a clock shows is dear, and a year before a year is asked for again and again. */
const MOST_KEPT = 10 * MOST_DAYS;
const kept = new Map<string, number>();

function beginningOf(date: number, timeZone: string): number {
  const key = `${date} ${timeZone}`;
  let beginning = kept.get(key);
  if (beginning === undefined) {
    if (kept.size >= MOST_KEPT) kept.clear();
    beginning = findBeginning(date, timeZone);
    kept.set(key, beginning);
  }
  return beginning;
}

/** The first instant at which the clock shows the date: not always at midnight, which a change of the clocks may leave out. */
function findBeginning(date: number, timeZone: string): number {
  const midnight = date - offsetAt(date - MOST_OFFSET_MS, timeZone);
  const shown = (at: number) => at + offsetAt(at, timeZone);
  if (shown(midnight) === date && shown(midnight - 1) < date) return midnight;
  let at = date - MOST_OFFSET_MS;
  while (shown(at) < date) at += QUARTER_MS;
  return at;
}

function dateOf(field: string, text: string): number {
  const date = Date.parse(`${text}T00:00:00Z`);
  if (
    Number.isNaN(date) ||
    new Date(date).toISOString().slice(0, 10) !== text ||
    date < 2 * MOST_DAYS * DAY_MS
  )
    throw wrong(field, `${text} is not a day.`);
  return date;
}

function wrong(field: string, message: string): ApiError {
  return new ApiError('bad_request', message, { field });
}
