import { isOpenAt, minutesOf, offsetAt, periodsOf } from '../contract/opening-hours.ts';
import type { Hours } from '../contract/schemas/site-setting-parts.ts';
import type { HoursSince } from '../sites/hours-history.ts';
import { DAY_MS } from './days/columns.ts';
import type { OpenBetween } from './fold.ts';

const MINUTE_MS = 60_000;
/** So many days of one site's hours are kept: ten years. */
const MOST_KEPT = 3_660;

export type Span = { from: number; to: number };

/**
 * Measures waits by the business hours that a site had at the time.
 * @param history in the order of `since`; before the first entry, and without one, it is always open
 */
export function businessTime(history: readonly HoursSince[]): OpenBetween {
  return (from, to) => openSpans(history, from, to).reduce((sum, span) => sum + span.to - span.from, 0);
}

/** The parts of a wait that were within business hours, in order. */
export function openSpans(history: readonly HoursSince[], from: number, to: number): Span[] {
  const always: HoursSince = { since: Number.NEGATIVE_INFINITY, hours: null };
  return [always, ...history].flatMap(({ since, hours }, index) => {
    const part = { from: Math.max(from, since), to: Math.min(to, history[index]?.since ?? to) };
    if (part.from >= part.to) return [];
    return hours === null ? [part] : spansWithin(hours, part);
  });
}

function spansWithin(hours: Hours, { from, to }: Span): Span[] {
  const spans: Span[] = [];
  for (let day = Math.floor(from / DAY_MS) * DAY_MS; day < to; day += DAY_MS)
    for (const span of spansOfDay(hours, day)) {
      const part = { from: Math.max(from, span.from), to: Math.min(to, span.to) };
      const last = spans.at(-1);
      if (last?.to === part.from) last.to = Math.max(part.to, last.to);
      else if (part.from < part.to) spans.push(part);
    }
  return spans;
}

const kept = new WeakMap<Hours, Map<number, readonly Span[]>>();

/** When it is open during a day of UTC that begins at `day`. */
function spansOfDay(hours: Hours, day: number): readonly Span[] {
  const days = kept.get(hours) ?? new Map<number, readonly Span[]>();
  kept.set(hours, days);
  let spans = days.get(day);
  if (spans === undefined) {
    if (days.size >= MOST_KEPT) days.clear();
    spans = computeDay(hours, day);
    days.set(day, spans);
  }
  return spans;
}

function computeDay(hours: Hours, day: number): Span[] {
  const offset = offsetAt(day, hours.timeZone);
  if (offset !== offsetAt(day + DAY_MS, hours.timeZone)) return minuteByMinute(hours, day);
  const date = Math.floor((day + offset) / DAY_MS) * DAY_MS;
  // The day of UTC holds parts of two dates of the time zone.
  return joined(
    [date, date + DAY_MS].flatMap((shown) =>
      periodsOf(hours, shown).map((period) => ({
        from: Math.max(day, shown + minutesOf(period.from) * MINUTE_MS - offset),
        to: Math.min(day + DAY_MS, shown + minutesOf(period.to) * MINUTE_MS - offset),
      })),
    ),
  );
}

/** On the two days of a year on which clocks are changed. */
function minuteByMinute(hours: Hours, day: number): Span[] {
  const minutes = Array.from({ length: DAY_MS / MINUTE_MS }, (_, index) => day + index * MINUTE_MS);
  return joined(minutes.filter((at) => isOpenAt(hours, at)).map((at) => ({ from: at, to: at + MINUTE_MS })));
}

/** In order, none empty, and none touching the next. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (to <= from) continue;
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}
