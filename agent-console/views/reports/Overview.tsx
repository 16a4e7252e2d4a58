import { useEffect, useMemo } from 'preact/hooks';
import { browserTimers } from '../../../server/contract/client/browser-ports.ts';
import { MOST_DAYS } from '../../../server/contract/reports/report-constants.ts';
import type { ReportQuery } from '../../../server/contract/schemas/developers/reports.ts';
import { createAskedReport } from '../../stores/reports/asked-report.ts';
import { isNothing } from '../../stores/reports/changes.ts';
import { daysIn, queryOf, type ReportChoice, troubleOf } from '../../stores/reports/report-choice.ts';
import type { ReportsApi } from '../../transport/reports-api.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Empty } from '../elements/Empty.tsx';
import { useIsNew } from '../elements/use-is-new.ts';
import { DayCharts } from './charts/DayCharts.tsx';
import { HeatMap } from './charts/HeatMap.tsx';
import { FilterNames } from './drill-down/FilterNames.tsx';
import { FigureSections } from './FigureSections.tsx';
import { PeriodChoice } from './PeriodChoice.tsx';
import { ReportFilters } from './ReportFilters.tsx';
import { shareText, spanText } from './report-format.ts';
import { reportTexts } from './report-texts.ts';
import { Trouble } from './Trouble.tsx';
import { Downloads } from './tables/Downloads.tsx';
import { GroupTables } from './tables/GroupTables.tsx';

type Question = { query: ReportQuery; about: Omit<ReportChoice, 'by'> };

/**
 * The figures of a period. Those of before stay while others are computed, or cannot be: with the dates, the links and
 * whatever else is said of them as it was chosen for them.
 */
export function Overview({ api, choice }: { api: ReportsApi; choice: ReportChoice }) {
  const t = reportTexts(useConsole().texts);
  const { clock } = useWorkspace();
  const asked = useMemo(
    () => createAskedReport(({ query }: Question) => api.readPeriod(query), browserTimers),
    [api],
  );
  const trouble = troubleOf(choice);
  const { by, ...about } = choice;
  const question = JSON.stringify({ query: queryOf(choice, clock.now.peek()), about } satisfies Question);
  useEffect(() => {
    if (trouble === null) void asked.ask(JSON.parse(question) as Question);
  }, [asked, question, trouble]);
  useEffect(() => asked.stop, [asked]);
  const report = asked.report.value;
  const answered = asked.query.value;
  const shown: ReportChoice = answered === null ? choice : { ...answered.about, by };
  const failure = asked.failure.value;
  return (
    <>
      <PeriodChoice choice={choice} />
      <ReportFilters choice={choice} groups={report?.groups ?? null} />
      {trouble !== null && (
        <p class="reports__trouble" role="alert">
          {trouble === 'backwards' ? t.period.backwards : t.period.tooLong(MOST_DAYS)}
        </p>
      )}
      {failure !== null && <Trouble failure={failure} stale={report !== null} again={asked.again} />}
      <div class="reports__status">
        <button type="button" class="text-button" onClick={() => void asked.again()}>
          {t.refresh}
        </button>
        <span role="status">{asked.busy.value ? t.updating : ''}</span>
      </div>
      {report === null && failure === null && trouble === null && (
        <div class="skeleton skeleton--block" aria-busy="true" />
      )}
      {report !== null && (
        <div aria-busy={asked.busy.value} class="reports__shown">
          <p class="reports__span">
            {t.period.shown(
              spanText(report.period, shown.timeZone, t),
              spanText(report.before, shown.timeZone, t),
            )}
            {report.period.to > clock.now.value && ` · ${t.period.unfinished}`}
          </p>
          <div class="reports__on-paper">
            <FilterNames choice={shown} authors={report.groups.agent} />
            {shown.hours === 'business' && <p>{t.filters.hoursOptions.business}</p>}
          </div>
          {report.counted !== null && (
            <p class="reports__counting" role="note">
              {t.stillCounting(shareText(Math.floor(report.counted * 100) / 100, t))}
            </p>
          )}
          {[report.figures, report.figuresBefore].every(isNothing) ? (
            <Nothing />
          ) : (
            <>
              <FigureSections
                figures={report.figures}
                before={report.figuresBefore}
                choice={shown}
                choiceBefore={{ ...shown, span: daysIn(report.before, shown.timeZone) }}
              />
              <DayCharts days={report.days} choice={shown} />
              <HeatMap week={report.week} choice={shown} />
              <GroupTables groups={report.groups} choice={choice} shown={shown} />
              <Downloads api={api} choice={choice} />
            </>
          )}
        </div>
      )}
    </>
  );
}

/** A fresh installation has no figures yet; elsewhere it is the period, or the filter. */
function Nothing() {
  const fresh = useIsNew();
  const { empty } = reportTexts(useConsole().texts);
  return (
    <Empty
      icon="inbox"
      title={fresh ? empty.title : empty.filtered}
      hint={fresh ? empty.hint : empty.filteredHint}
    />
  );
}
