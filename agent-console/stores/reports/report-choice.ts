import { isTimeZone, offsetAt } from '../../../server/contract/opening-hours.ts';
import { MOST_DAYS, REPORT_GROUPS } from '../../../server/contract/reports/report-constants.ts';
import type {
  ReportGroup,
  ReportQuery,
  RowsCsvQuery,
} from '../../../server/contract/schemas/developers/reports.ts';

/** Periods that end today, by their days. */
export const LAST_DAYS = [1, 7, 30, 90] as const;
const DEFAULT_DAYS = 7;
const DAY_MS = 86_400_000;

export type Span = { days: (typeof LAST_DAYS)[number] } | { from: string; to: string };
export type ReportFilter = Pick<
  ReportQuery,
  'siteId' | 'teamId' | 'labelId' | 'topic' | 'language' | 'channel'
>;
/** What is asked of reports, tables, files and what figures are made of alike. */
type Asked = Omit<RowsCsvQuery, 'bom'>;

/** What a report is about: all of it stands in the address. */
export type ReportChoice = {
  span: Span;
  timeZone: string;
  hours: 'business' | 'all';
  filter: ReportFilter;
  /** Only what this agent, service or bot did. */
  agent: string | null;
  /** Of the tables, the one that is shown. */
  by: ReportGroup;
};

/** What each part of a filter is called in the address. */
const FILTER_NAMES = {
  siteId: 'site',
  teamId: 'team',
  labelId: 'label',
  topic: 'topic',
  language: 'language',
  channel: 'channel',
} as const satisfies Record<keyof ReportFilter, string>;
const DEFAULT_GROUP = 'agent';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What the search of an address asks for; what cannot be read is as without it.
 * @param timeZone of who looks, where the address names none
 */
export function choiceFrom(search: string, timeZone: string): ReportChoice {
  const given = new URLSearchParams(search);
  const [from, to, zone] = [given.get('from'), given.get('to'), given.get('zone')];
  const days = LAST_DAYS.find((one) => String(one) === given.get('days')) ?? DEFAULT_DAYS;
  const filter = Object.entries(FILTER_NAMES).flatMap(([part, name]) => {
    const value = given.get(name);
    return value === null || value === '' ? [] : [[part, value]];
  });
  return {
    span: from !== null && to !== null && isDay(from) && isDay(to) ? { from, to } : { days },
    timeZone: zone !== null && isTimeZone(zone) ? zone : timeZone,
    hours: given.get('hours') === 'business' ? 'business' : 'all',
    filter: Object.fromEntries(filter) as ReportFilter,
    agent: given.get('agent') || null,
    by: REPORT_GROUPS.find((one) => one === given.get('by')) ?? DEFAULT_GROUP,
  };
}

/**
 * The search of an address, from `?` on.
 * @param more what a part of the reports has beside the choice
 */
export function searchOf(
  { span, timeZone, hours, filter, agent, by }: ReportChoice,
  more: Record<string, string | undefined> = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(span)) search.set(name, String(value));
  search.set('zone', timeZone);
  if (hours === 'business') search.set('hours', hours);
  for (const [part, name] of Object.entries(FILTER_NAMES)) {
    const value = filter[part as keyof ReportFilter];
    if (value !== undefined) search.set(name, value);
  }
  if (agent !== null) search.set('agent', agent);
  if (by !== DEFAULT_GROUP) search.set('by', by);
  for (const [name, value] of Object.entries(more)) if (value !== undefined) search.set(name, value);
  return `?${search.toString()}`;
}

/** First and last day of the period, by the clock of its time zone. */
export function daysOf({ span, timeZone }: ReportChoice, now: number): { from: string; to: string } {
  if ('from' in span) return span;
  const today = now + offsetAt(now, timeZone);
  return { from: dayText(today - (span.days - 1) * DAY_MS), to: dayText(today) };
}

/**
 * First and last day of a time that begins and ends with days of a time zone.
 * @param time from `from` to before `to`, in ms since 1970
 */
export function daysIn(time: { from: number; to: number }, timeZone: string): { from: string; to: string } {
  const dayAt = (at: number) => dayText(at + offsetAt(at, timeZone));
  return { from: dayAt(time.from), to: dayAt(time.to - 1) };
}

/** Of so many moments of a period, two clocks are compared. */
const CLOCKS_COMPARED = 54;

/**
 * Whether another time zone has the same days in the period. What one browser calls Asia/Kolkata is Asia/Calcutta in the next.
 * @param now ms since 1970
 */
export function hasSameClock(choice: ReportChoice, timeZone: string, now: number): boolean {
  const { from, to } = daysOf(choice, now);
  const begin = Date.parse(from);
  const step = (Date.parse(to) + DAY_MS - begin) / CLOCKS_COMPARED;
  return Array.from({ length: CLOCKS_COMPARED + 1 }, (_, index) => begin + index * step).every(
    (at) => offsetAt(at, choice.timeZone) === offsetAt(at, timeZone),
  );
}

/** Which conversations the server is asked about, and what happened in them. */
export function askedOf(choice: ReportChoice, now: number): Asked {
  const { timeZone, filter, agent } = choice;
  return { ...daysOf(choice, now), timeZone, ...filter, ...(agent === null ? {} : { authorId: agent }) };
}

/** What the server is asked, of a report and of what its figures are made of. */
export function queryOf(choice: ReportChoice, now: number): Asked & Pick<ReportQuery, 'hours'> {
  return { ...askedOf(choice, now), hours: choice.hours };
}

/** Why the server would refuse the period; null where it would not. */
export function troubleOf(choice: ReportChoice): 'backwards' | 'too-long' | null {
  if (!('from' in choice.span)) return null;
  const days = (Date.parse(choice.span.to) - Date.parse(choice.span.from)) / DAY_MS + 1;
  if (days < 1) return 'backwards';
  return days > MOST_DAYS ? 'too-long' : null;
}

/** The choice with a part of its filter changed; undefined takes a part away. */
export function withFilter(
  choice: ReportChoice,
  part: { [Name in keyof ReportFilter]: ReportFilter[Name] | undefined },
): ReportChoice {
  const filter = Object.entries({ ...choice.filter, ...part }).filter(([, value]) => value !== undefined);
  return { ...choice, filter: Object.fromEntries(filter) as ReportFilter };
}

/** Whether a text is a day that there is: `2026-11-29`. */
export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && dayText(Date.parse(text)) === text;
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
