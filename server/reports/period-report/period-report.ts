import { offsetAt } from '../../contract/opening-hours.ts';
import { REPORT_GROUPS } from '../../contract/reports/report-constants.ts';
import type {
  Figures,
  PeriodReport,
  ReportGroup,
  ReportQuery,
} from '../../contract/schemas/developers/reports.ts';
import type { Db } from '../../database/database.ts';
import { DAY_MS } from '../days/columns.ts';
import { eachDay, type Part } from '../days/parts.ts';
import { createDayReader, type DayReader } from '../days/read-days.ts';
import { QUARTER_MS } from '../fold.ts';
import { type Names, readNames } from '../names.ts';
import { type Day, periodOf, spanOf } from '../period.ts';
import { collector, type QuarterCounts } from './collect.ts';
import { countedShare } from './counted-share.ts';
import { figuresOf } from './figures-from.ts';
import { type Group, groupsAmong } from './groups.ts';
import { shownDays } from './shown-days.ts';
import { readTargets } from './targets.ts';

const HOUR_MS = 3_600_000;

type Week = number[][];

/**
 * The figures of a period and of the one before it, by everything by which they are grouped.
 * @param reader keeps what it read for the next report
 * @param now ms since 1970
 * @throws ApiError `bad_request`
 */
export async function periodReport(
  db: Db,
  query: ReportQuery,
  reader: DayReader = createDayReader(db),
  now = Date.now(),
): Promise<PeriodReport> {
  const { days, daysBefore } = periodOf(query);
  const [period, before] = [spanOf(days), spanOf(daysBefore)];
  const [targets, facets, names, counted] = await Promise.all([
    readTargets(db, query),
    reader.facets(query),
    readNames(db),
    countedShare(db, now),
  ]);
  const hours = query.hours ?? 'all';
  const whole = collector(facets);
  const shown = shownDays(days, whole, targets, reader.ranks);
  const week = { started: emptyWeek(), messagesIn: emptyWeek() };
  const clocks = days.map((day) => clockOf(day, query.timeZone));
  await eachDay(reader, days, hours, (columns, parts) => {
    whole.add(columns, parts[0].from, (parts.at(-1) ?? parts[0]).to);
    for (const part of parts) {
      shown.addWaits(part.of, whole.waitsIn(columns, part.from, part.to));
      const counts = whole.quarters(columns, part.from, part.to);
      shown.addCounts(part.of, counts);
      addToWeek(week, counts, part, clocks[part.of] as Clock);
    }
  });
  const wholeBefore = collector(facets);
  await eachDay(reader, [before], hours, (columns, [{ from, to }]) => wholeBefore.add(columns, from, to));
  const { groups, groupsOf } = groupsAmong(whole);
  const [figures, ...figuresOfGroups] = await figuresOf(
    whole,
    groupsOf,
    groups.length,
    targets,
    reader.counts,
  );
  const everything = groupsOf.map(() => [0]);
  const [figuresBefore] = await figuresOf(wholeBefore, everything, 1, targets);
  if (figures === undefined || figuresBefore === undefined) throw new Error('Group 0 is everything.');
  return {
    period,
    before,
    figures,
    figuresBefore,
    groups: tablesOf(names, groups.slice(1), figuresOfGroups),
    days: shown.days(),
    week,
    counted,
  };
}

function tablesOf(
  names: Names,
  groups: readonly Group[],
  figures: readonly Figures[],
): PeriodReport['groups'] {
  const rows = groups.map(({ by, id }, index) => ({ by, id, figures: figures[index] as Figures }));
  const table = (by: ReportGroup) =>
    rows
      .filter((row) => row.by === by)
      .map(({ id, figures: own }) => ({ id, name: names(by, id), figures: own }));
  return Object.fromEntries(REPORT_GROUPS.map((by) => [by, table(by)])) as PeriodReport['groups'];
}

function emptyWeek(): Week {
  return Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
}

/** From a moment to what the clock of the time zone shows then, as if it were that of UTC. */
type Clock = (at: number) => number;

/** To ask how far a clock is ahead is dear, and most days have one answer. */
function clockOf({ date, from, to }: Day, timeZone: string): Clock {
  if (to - from !== DAY_MS) return (at) => at + offsetAt(at, timeZone);
  const ahead = Date.parse(date) - from;
  return (at) => at + ahead;
}

function addToWeek(
  week: Record<'started' | 'messagesIn', Week>,
  counts: QuarterCounts,
  { day, from, to }: Part,
  clock: Clock,
): void {
  for (let quarter = from; quarter < to; quarter += 1) {
    const shown = clock(day * DAY_MS + quarter * QUARTER_MS);
    // The first day of 1970 was a Thursday; our weeks begin on Monday.
    const weekday = (Math.floor(shown / DAY_MS) + 3) % 7;
    const hour = Math.floor((shown % DAY_MS) / HOUR_MS);
    for (const name of ['started', 'messagesIn'] as const) {
      const row = week[name][weekday] as number[];
      row[hour] = (row[hour] ?? 0) + (counts[name][quarter] as number);
    }
  }
}
