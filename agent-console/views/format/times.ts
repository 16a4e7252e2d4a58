import type { Texts } from '../../locales/en.ts';

const SECOND_MS = 1_000;
const SECONDS_STEP_MS = 10 * SECOND_MS;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long something lasts, growing: "under 10 s", "40 s", "4 min", "1 h 5 min", "2 d". */
export function durationText(durationMs: number, { time }: Texts): string {
  const ms = Math.max(0, durationMs);
  if (ms < SECONDS_STEP_MS) return time.moments;
  if (ms < MINUTE_MS) return time.seconds((Math.floor(ms / SECONDS_STEP_MS) * SECONDS_STEP_MS) / SECOND_MS);
  if (ms < HOUR_MS) return time.minutes(Math.floor(ms / MINUTE_MS));
  if (ms >= DAY_MS) return time.days(Math.floor(ms / DAY_MS));
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const hours = Math.floor(ms / HOUR_MS);
  return minutes === 0 ? time.hours(hours) : time.hoursMinutes(hours, minutes);
}

/** When something happened, short: "now", "4 min", then the time of day, the weekday, the date. */
export function agoText(at: number, now: number, texts: Texts): string {
  const ago = now - at;
  if (ago < MINUTE_MS) return texts.time.now;
  if (ago < HOUR_MS) return texts.time.minutes(Math.floor(ago / MINUTE_MS));
  if (daysBetween(at, now) === 0) return clockText(at, texts);
  if (daysBetween(at, now) < 7) return formatter(texts.language, { weekday: 'short' }).format(at);
  return formatter(texts.language, shortDate(at, now)).format(at);
}

/** How long ago something was, by its largest unit: "3 seconds ago", "5 minutes ago", "2 days ago". */
export function spanAgoText(at: number, now: number, { language }: Texts): string {
  const ago = Math.max(0, now - at);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  if (ago < MINUTE_MS) return format.format(-Math.floor(ago / SECOND_MS), 'second');
  if (ago < HOUR_MS) return format.format(-Math.floor(ago / MINUTE_MS), 'minute');
  if (ago < DAY_MS) return format.format(-Math.floor(ago / HOUR_MS), 'hour');
  return format.format(-Math.floor(ago / DAY_MS), 'day');
}

/** When something is due, short: today's time of day, then weekday and time, then the date. */
export function dueText(at: number, now: number, texts: Texts): string {
  if (at - now < MINUTE_MS) return texts.time.now;
  const days = daysBetween(now, at);
  if (days === 0) return clockText(at, texts);
  const form: Intl.DateTimeFormatOptions =
    days < 7 ? { weekday: 'short', hour: 'numeric', minute: '2-digit' } : shortDate(at, now);
  return formatter(texts.language, form).format(at);
}

/** The time of day. */
export function clockText(at: number, { language }: Texts): string {
  return formatter(language, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** The day, for a line between messages. */
export function dayText(at: number, now: number, { language, time }: Texts): string {
  const days = daysBetween(at, now);
  if (days === 0) return time.today;
  if (days === 1) return time.yesterday;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return formatter(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** Date and time in full. */
export function fullText(at: number, { language }: Texts): string {
  return formatter(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** What the clock shows where the visitor is; null when the zone is not one. */
export function zoneClockText(now: number, timeZone: string, { language }: Texts): string | null {
  try {
    return new Intl.DateTimeFormat(language, {
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
    }).format(now);
  } catch {
    return null;
  }
}

function shortDate(at: number, now: number): Intl.DateTimeFormatOptions {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) };
}

function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, made);
  return made;
}
