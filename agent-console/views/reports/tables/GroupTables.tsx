import { useSignal } from '@preact/signals';
import { REPORT_GROUPS } from '../../../../server/contract/reports/report-constants.ts';
import type {
  GroupRow,
  PeriodReport,
  ReportGroup,
} from '../../../../server/contract/schemas/developers/reports.ts';
import {
  type Column,
  type ColumnName,
  columnsOf,
  searchOfRow,
  sortedRows,
} from '../../../stores/reports/group-columns.ts';
import { type ReportChoice, searchOf } from '../../../stores/reports/report-choice.ts';
import { useConsole } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { countText, languageText, shareText, waitText } from '../report-format.ts';
import { type ReportTexts, reportTexts } from '../report-texts.ts';

/** The figures by site, team, agent and so on: one table at a time, sorted by any column. */
export function GroupTables({
  groups,
  choice,
  shown,
}: Pick<PeriodReport, 'groups'> & {
  choice: ReportChoice;
  /** What the rows are of: while others are computed, not yet what is chosen. */
  shown: ReportChoice;
}) {
  const { by } = choice;
  const t = reportTexts(useConsole().texts);
  return (
    <section class="tables" aria-label={t.tables.title}>
      <h2 class="figures__title">{t.tables.title}</h2>
      <ul class="period__spans tables__by">
        {REPORT_GROUPS.map((group) => (
          <li key={group}>
            <Link
              to={{ page: 'reports', part: '', search: searchOf({ ...choice, by: group }) }}
              class="period__span"
              aria-current={group === by ? 'true' : undefined}
            >
              {t.tables.by[group]}
            </Link>
          </li>
        ))}
      </ul>
      <GroupTable rows={groups[by]} by={by} choice={shown} key={by} />
    </section>
  );
}

function GroupTable({
  rows,
  by,
  choice,
}: {
  rows: readonly GroupRow[];
  by: ReportGroup;
  choice: ReportChoice;
}) {
  const t = reportTexts(useConsole().texts);
  const column = useSignal<ColumnName | null>(null);
  const rising = useSignal(false);
  const columns = columnsOf(by);
  if (rows.length === 0) return <p class="reports__span">{t.tables.none}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section class="tables__scroll" tabIndex={0} aria-label={t.tables.by[by]}>
      <table class="report-table">
        <thead>
          <tr>
            <th scope="col">{t.tables.by[by]}</th>
            {columns.map(({ name }) => (
              <th
                scope="col"
                key={name}
                aria-sort={column.value !== name ? 'none' : rising.value ? 'ascending' : 'descending'}
              >
                <button
                  type="button"
                  class="text-button tables__sort"
                  onClick={() => {
                    rising.value = column.value === name && !rising.value;
                    column.value = name;
                  }}
                >
                  {t.tables.columns[name]}
                  <span aria-hidden="true">{column.value !== name ? '' : rising.value ? ' ↑' : ' ↓'}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sortedRows(rows, column.value, rising.value).map((row) => (
            <tr key={row.id}>
              <th scope="row">{nameOf(row, by, t)}</th>
              {columns.map((one) => (
                <td key={one.name}>
                  <Cell column={one} row={row} by={by} choice={choice} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A figure of a row; it leads to what it is made of. */
function Cell({
  column,
  row,
  by,
  choice,
}: {
  column: Column;
  row: GroupRow;
  by: ReportGroup;
  choice: ReportChoice;
}) {
  const t = reportTexts(useConsole().texts);
  const value = column.value(row.figures);
  const text = { count: countText, wait: waitText, share: shareText }[column.is](value as number, t);
  // A share of nothing in time is of something that was late.
  const isNothing = value === null || (value === 0 && column.is === 'count');
  const search = isNothing ? null : searchOfRow(choice, by, row.id, column);
  if (search === null) return <>{text}</>;
  return (
    <Link
      class="tables__figure"
      to={{ page: 'reports', part: 'moments', search }}
      aria-label={t.openFigure(`${nameOf(row, by, t)}, ${t.tables.columns[column.name]}`, text)}
    >
      {text}
    </Link>
  );
}

function nameOf({ id, name }: GroupRow, by: ReportGroup, t: ReportTexts): string {
  if (id === null) return t.tables.without[by];
  if (by === 'language') return languageText(id, t);
  if (by === 'channel') return t.channels[id] ?? id;
  return name ?? id;
}
