import type { ReportTexts } from './report-texts.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** From here on nobody asks for the smaller unit. */
const WITH_SECONDS_MS = 10 * MINUTE_MS;

/** By language. To make one costs more than to use it, and a board writes all its numbers every second. */
const countFormats = new Map<string, Intl.NumberFormat>();
const shareFormats = new Map<string, Intl.NumberFormat>();

/**
 * How long a wait was: "42 s", "4 min 10 s", "12 min", "3 h 20 min", "2 d 4 h"; a dash where there was none. Its spaces are
 * no-break spaces: on a narrow screen, no line begins with a unit.
 * @param waited ms; below 0 where the clock that it is counted by lags behind: nothing yet
 */
export function waitText(waited: number | null, { units, unknown }: ReportTexts): string {
  if (waited === null) return unknown;
  return amountText(Math.max(0, waited), units).replaceAll(' ', '\u00A0');
}

/** @param ms 0 or more */
function amountText(ms: number, units: ReportTexts['units']): string {
  if (ms < MINUTE_MS) return units.seconds(Math.floor(ms / SECOND_MS));
  if (ms < WITH_SECONDS_MS) return pair(Math.floor(ms / SECOND_MS), 60, units.minutes, units.minutesSeconds);
  if (ms < HOUR_MS) return units.minutes(Math.floor(ms / MINUTE_MS));
  if (ms < DAY_MS) return pair(Math.floor(ms / MINUTE_MS), 60, units.hours, units.hoursMinutes);
  return pair(Math.floor(ms / HOUR_MS), 24, units.days, units.daysHours);
}

/**
 * A wait down to the unit that `waitText` shows of it: what looks the same has not changed.
 * @param ms 0 or more, as the result
 */
export function shownWait(ms: number | null): number | null {
  if (ms === null) return null;
  const unit = ms < WITH_SECONDS_MS ? SECOND_MS : ms < DAY_MS ? MINUTE_MS : HOUR_MS;
  return ms - (ms % unit);
}

function pair(
  amount: number,
  size: number,
  whole: (count: number) => string,
  both: (large: number, small: number) => string,
): string {
  const [large, small] = [Math.floor(amount / size), amount % size];
  return small === 0 ? whole(large) : both(large, small);
}

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

/**
 * An hour of the week: "Monday, 09:00–10:00".
 * @param weekday from 1 for Monday on
 */
export function hourText(
  { weekday = 1, hour = 0 }: { weekday?: number; hour?: number },
  { locale }: ReportTexts,
): string {
  const at = MONDAY + (weekday - 1) * DAY_MS + hour * HOUR_MS;
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return format.formatRange(at, at + HOUR_MS);
}

export function countText(count: number, { locale }: ReportTexts): string {
  return kept(countFormats, locale, {}).format(count);
}

/** A share from 0 to 1 as a percentage; a dash where there is none. */
export function shareText(share: number | null, { locale, unknown }: ReportTexts): string {
  if (share === null) return unknown;
  return kept(shareFormats, locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

function kept(
  formats: Map<string, Intl.NumberFormat>,
  locale: string,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const format = formats.get(locale) ?? new Intl.NumberFormat(locale, options);
  formats.set(locale, format);
  return format;
}

/** Two days as one range: "23–29 Nov 2026". */
export function daysText({ from, to }: { from: string; to: string }, { locale }: ReportTexts): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(new Date(from), new Date(to));
}

/** The same of instants, by the clock of a time zone; the end is not part of it. */
export function spanText(
  { from, to }: { from: number; to: number },
  timeZone: string,
  { locale }: ReportTexts,
): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).formatRange(from, to - 1);
}

/** Day and time, to the second where a wait is explained by them. */
export function timeText(
  at: number,
  timeZone: string,
  { locale }: ReportTexts,
  timeStyle: 'short' | 'medium' = 'short',
): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle, timeZone }).format(at);
}

/** What a language is called in the console's: "Portuguese (Brazil)". */
export function languageText(tag: string, { locale }: ReportTexts): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // What a browser says of itself need not be the tag of a language.
    return tag;
  }
}
