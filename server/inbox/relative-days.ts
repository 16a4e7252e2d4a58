import { ApiError } from '../common/api-error.ts';
import { instantOf, isTimeZone, offsetAt } from '../contract/opening-hours.ts';
import type { Filter } from '../contract/schemas/find-api.ts';

const DAY_MS = 86_400_000;
/** The beginning of today, or of the day so many days before. */
const RELATIVE = /^today(?:-(\d{1,3}))?$/;

/** Whether a value of a filter is a day that is counted from today. */
export function isRelativeDay(value: string): boolean {
  return RELATIVE.test(value);
}

/**
 * The filter as it is at this time for whoever looks: days that are counted from today become times, in ms since 1970.
 * @param timeZone whose midnight a day begins with; by default that of UTC
 * @throws ApiError `bad_request` for a time zone that there is not
 */
export function atThisTime(filter: Filter, now: number, timeZone = 'UTC'): Filter {
  const relative = filter.rules.some(({ values }) => values.some(isRelativeDay));
  if (!relative) return filter;
  if (!isTimeZone(timeZone)) throw new ApiError('bad_request', `There is no time zone "${timeZone}".`);
  return {
    ...filter,
    rules: filter.rules.map((rule) =>
      rule.field === 'started' || rule.field === 'active'
        ? { ...rule, values: rule.values.map((value) => resolved(value, now, timeZone)) }
        : rule,
    ),
  };
}

function resolved(value: string, now: number, timeZone: string): string {
  return isRelativeDay(value) ? String(relativeDay(value, now, timeZone).at) : value;
}

/** When a day begins in a time zone, and its midnight in UTC, by which a date without an hour is read; in ms since 1970. */
export type RelativeDay = { at: number; date: number };

/** The day that such a value counts from today. */
export function relativeDay(value: string, now: number, timeZone: string): RelativeDay {
  const today = Math.floor((now + offsetAt(now, timeZone)) / DAY_MS);
  const date = (today - Number(RELATIVE.exec(value)?.[1] ?? 0)) * DAY_MS;
  return { at: instantOf(date, timeZone), date };
}
