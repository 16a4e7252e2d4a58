import { type Cell, csvLine, secondsCell } from '../../common/csv.ts';
import { COUNT_NAMES, WAIT_NAMES } from '../../contract/reports/report-constants.ts';
import type { PeriodReport, ReportGroup, WaitFigures } from '../../contract/schemas/developers/reports.ts';

/** One of a report's tables: a line for each group. */
export function* tableCsv({ groups }: PeriodReport, by: ReportGroup): Generator<string> {
  yield csvLine([
    'id',
    by,
    ...COUNT_NAMES.map(snake),
    ...WAIT_NAMES.flatMap((name) => {
      const called = snake(name);
      return [`${called}_count`, `${called}_median_s`, `${called}_p90_s`, `${called}_within_target`];
    }),
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

function waitCells({ count, medianMs, p90Ms, within }: WaitFigures): Cell[] {
  return [count, secondsCell(medianMs), secondsCell(p90Ms), within];
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
