import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import plotSheet from 'uplot/dist/uPlot.min.css';
import { choiceFrom, searchOf } from '../../stores/reports/report-choice.ts';
import type { ReportsApi } from '../../transport/reports-api.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import { Empty } from '../elements/Empty.tsx';
import { Link } from '../elements/Link.tsx';
import { PageHead } from '../elements/PageHead.tsx';
import board from './board/board.css';
import { NowBoard } from './board/NowBoard.tsx';
import charts from './charts/charts.css';
import { Definitions } from './Definitions.tsx';
import drillDown from './drill-down/drill-down.css';
import { FigureMoments } from './drill-down/FigureMoments.tsx';
import figures from './figures/figures.css';
import { Overview } from './Overview.tsx';
import { reportTexts } from './report-texts.ts';
import sheet from './reports.css';
import tables from './tables/tables.css';

for (const text of [plotSheet, sheet, figures, charts, board, tables, drillDown]) adoptStyle(text);

/**
 * The reports, a part of which is shown.
 * @param part of the address: '' is the overview
 * @param search what the address says it is about
 */
export function ReportsPage({ part, search }: { part: string; search: string }) {
  const { texts } = useConsole();
  const { agent } = useWorkspace();
  const t = reportTexts(texts);
  return (
    <div class="page">
      <PageHead title={texts.account.reports} />
      <div class="page__body reports">
        {agent.role === 'admin' ? (
          <Parts part={part} search={search} />
        ) : (
          <Empty icon="lock" title={t.adminsOnly} />
        )}
      </div>
    </div>
  );
}

function Parts({ part, search }: { part: string; search: string }) {
  const { texts, router, accounts, connection } = useConsole();
  const t = reportTexts(texts);
  const api = useSignal<ReportsApi | null>(null);
  const choice = useMemo(() => choiceFrom(search, ownTimeZone()), [search]);
  useEffect(() => {
    accounts.reports().then(
      (loaded) => {
        api.value = loaded;
      },
      () => void connection.partMissing(),
    );
  }, []);
  useEffect(() => {
    // Whoever gets this address sees the same days, whatever clock they have.
    if (part === '' && search === '') router.replace({ page: 'reports', part, search: searchOf(choice) });
  }, [part, search]);
  return (
    <>
      <nav class="reports__parts" aria-label={t.parted}>
        {(['overview', 'now', 'definitions'] as const).map((one) => {
          const to = one === 'overview' ? '' : one;
          return (
            <Link
              key={one}
              to={{ page: 'reports', part: to, search: searchOf(choice) }}
              class="reports__part"
              aria-current={part === to ? 'page' : undefined}
            >
              {t.parts[one]}
            </Link>
          );
        })}
      </nav>
      {part === 'definitions' && <Definitions figure={new URLSearchParams(search).get('figure')} />}
      {part !== 'definitions' && api.value === null && (
        <div class="skeleton skeleton--block" aria-busy="true" />
      )}
      {part === 'now' && api.value !== null && <NowBoard api={api.value} />}
      {part === '' && api.value !== null && <Overview api={api.value} choice={choice} />}
      {part === 'moments' && api.value !== null && (
        <FigureMoments api={api.value} choice={choice} search={search} key={search} />
      )}
    </>
  );
}

function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
