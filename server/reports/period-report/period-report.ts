import { offsetAt } from '../../contract/opening-hours.ts';
import { REPORT_GROUPS } from '../../contract/reports/report-constants.ts';
import type {
  Figures,
  PeriodReport,
  ReportGroup,
  ReportQuery,
} from '../../contract/schemas/developers/reports.ts';
import type { Db } from '../../database/database.ts';
import { DAY_MS, QUARTERS_A_DAY } from '../days/columns.ts';
import { createDayReader, type DayReader } from '../days/read-days.ts';
import { readFacets } from '../facets.ts';
import { QUARTER_MS } from '../fold.ts';
import { readNames } from '../names.ts';
import { type Day, periodOf, type Span, spanOf } from '../period.ts';
import { type Collected, collector, type PartCounts } from './collect.ts';
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
  const targets = await readTargets(db, query);
  const facets = await readFacets(db, query);
  const whole = collector(facets, query.hours ?? 'all');
  const shown = shownDays(days, whole, targets);
  const week = { started: emptyWeek(), messagesIn: emptyWeek() };
  const clock = clockOf(days, query.timeZone);
  await collect(reader, period, whole, (at, part) => {
    shown.add(at, part);
    countWeek(week, clock(at), part);
  });
  const wholeBefore = collector(facets, query.hours ?? 'all');
  await collect(reader, before, wholeBefore);
  const { groups, groupsOf } = groupsAmong(whole);
  const [figures, ...figuresOfGroups] = figuresOf(whole, groupsOf, groups.length, targets);
  const [figuresBefore] = figuresOf(
    wholeBefore,
    groupsOf.map(() => [0]),
    1,
    targets,
  );
  if (figures === undefined || figuresBefore === undefined) throw new Error('Group 0 is everything.');
  return {
    period,
    before,
    figures,
    figuresBefore,
    groups: await tablesOf(db, groups.slice(1), figuresOfGroups),
    days: shown.days(),
    week,
    counted: await countedShare(db, now),
  };
}

/** Adds everything of a span, a quarter of an hour at a time; it is told what each has, and when it began. */
async function collect(
  reader: DayReader,
  { from, to }: Span,
  collected: Collected,
  eachQuarter: (at: number, part: PartCounts) => void = () => {},
): Promise<void> {
  for await (const { day, columns } of reader.read({ from, to }))
    for (let quarter = 0; quarter < QUARTERS_A_DAY; quarter += 1) {
      const at = day * DAY_MS + quarter * QUARTER_MS;
      const first = columns.quarters[quarter] as number;
      const end = columns.quarters[quarter + 1] as number;
      if (at >= from && at < to && first < end) eachQuarter(at, collected.add(columns, first, end));
    }
}

async function tablesOf(
  db: Db,
  groups: readonly Group[],
  figures: readonly Figures[],
): Promise<PeriodReport['groups']> {
  const names = await readNames(db);
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

/** How far the clock of the time zone is ahead of UTC. To ask is dear, and most days have one answer. */
function clockOf(days: readonly Day[], timeZone: string): (at: number) => number {
  let current = 0;
  return (at) => {
    while (at >= (days[current]?.to ?? Number.POSITIVE_INFINITY)) current += 1;
    const { date, from, to } = days[current] as Day;
    return at + (to - from === DAY_MS ? Date.parse(date) - from : offsetAt(at, timeZone));
  };
}

/** @param shown as if the clock of the time zone were that of UTC */
function countWeek(week: Record<'started' | 'messagesIn', Week>, shown: number, part: PartCounts): void {
  // The first day of 1970 was a Thursday; our weeks begin on Monday.
  const weekday = (Math.floor(shown / DAY_MS) + 3) % 7;
  const hour = Math.floor((shown % DAY_MS) / HOUR_MS);
  for (const name of ['started', 'messagesIn'] as const) {
    const row = week[name][weekday];
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + part[name];
  }
}
