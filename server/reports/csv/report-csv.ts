import { type Cell, csvLine, secondsCell } from '../../common/csv.ts';
import { COUNT_NAMES, WAIT_NAMES, type WaitName } from '../../contract/reports/report-constants.ts';
import type {
  CsvTable,
  PeriodReport,
  ReportGroup,
  WaitFigures,
} from '../../contract/schemas/developers/reports.ts';

/** One of a report's tables: a line for each group, day, or hour of the week. */
export function tableCsv(report: PeriodReport, by: CsvTable): Generator<string> {
  if (by === 'day') return dayCsv(report);
  return by === 'hour' ? hourCsv(report) : groupCsv(report, by);
}

function* groupCsv({ groups }: PeriodReport, by: ReportGroup): Generator<string> {
  yield csvLine([
    'id',
    by,
    ...COUNT_NAMES.map(snake),
    ...WAIT_NAMES.flatMap(waitHeads),
    'ratings',
    'ratings_good',
    'ratings_per_resolved',
  ]);
  for (const { id, name, figures } of groups[by])
    yield csvLine([
      id,
      name,
      ...COUNT_NAMES.map((count) => figures[count]),
      ...WAIT_NAMES.flatMap((wait) => waitCells(figures[wait])),
      figures.ratings.count,
      figures.ratings.good,
      figures.ratings.perResolved,
    ]);
}

const DAY_WAITS = ['firstReply', 'nextReply', 'resolution'] as const;

function* dayCsv({ days }: PeriodReport): Generator<string> {
  yield csvLine([
    'day',
    'started',
    'resolved',
    'messages_in',
    'messages_out',
    ...DAY_WAITS.flatMap(waitHeads),
  ]);
  for (const { date, started, resolved, messagesIn, messagesOut, ...waits } of days)
    yield csvLine([
      date,
      started,
      resolved,
      messagesIn,
      messagesOut,
      ...DAY_WAITS.flatMap((name) => waitCells(waits[name])),
    ]);
}

/** Weekdays as ISO 8601 numbers them, from Monday on. */
function* hourCsv({ week }: PeriodReport): Generator<string> {
  yield csvLine(['weekday', 'hour', 'started', 'messages_in']);
  for (const [day, started] of week.started.entries())
    for (const [hour, count] of started.entries())
      yield csvLine([day + 1, hour, count, week.messagesIn[day]?.[hour] ?? 0]);
}

function waitHeads(name: WaitName): string[] {
  const called = snake(name);
  return [`${called}_count`, `${called}_median_s`, `${called}_p90_s`, `${called}_within_target`];
}

function waitCells({ count, medianMs, p90Ms, within }: Omit<WaitFigures, 'targetMs'>): Cell[] {
  return [count, secondsCell(medianMs), secondsCell(p90Ms), within];
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
