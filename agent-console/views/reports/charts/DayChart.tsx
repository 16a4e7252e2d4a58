import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Route } from '../../../stores/shell/router.ts';
import { useConsole } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { reportTexts } from '../report-texts.ts';
import type { Plot, PlotOptions } from './plot.ts';

/** Where a figure leads, by the numbers of its series and its place; null: there is nothing behind it. */
export type LeadsTo = (series: number, place: number) => Route | null;

/**
 * What happened day by day, drawn, with the same as a table behind it: always for screen readers, and for everybody who
 * asks for it or whose browser draws nothing. Each point and each figure of the table leads to what it is made of. What draws
 * is loaded with the first chart.
 */
export function DayChart({ title, to, ...drawn }: { title: string; to: LeadsTo } & PlotOptions) {
  const { texts, theme, router } = useConsole();
  const t = reportTexts(texts).charts;
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | null>(null);
  const asTable = useSignal(false);
  const cannot = useSignal(false);
  // What is drawn stays while a point of it leads elsewhere.
  const leadsTo = useRef(to);
  leadsTo.current = to;
  useEffect(() => {
    let left = false;
    const element = place.current;
    if (element === null) return;
    import('./plot.ts')
      .then(({ drawPlot }) => {
        if (left) return;
        plot.current = drawPlot(element, drawn, (series, index) => {
          const route = leadsTo.current(series, index);
          return route === null ? null : () => router.go(route);
        });
      })
      .catch(() => {
        cannot.value = true;
      });
    return () => {
      left = true;
      plot.current?.destroy();
      plot.current = null;
    };
  }, [drawn.series, drawn.places, asTable.value]);
  const { value: shown } = theme.shown;
  useEffect(() => plot.current?.redraw(), [shown]);
  const table = asTable.value || cannot.value;
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption class="chart__head">
        <h3 class="figure__name" id={id}>
          {title}
        </h3>
        {!cannot.value && (
          <button
            type="button"
            class="text-button"
            aria-pressed={asTable.value}
            onClick={() => {
              asTable.value = !asTable.value;
            }}
          >
            {t.asTable}
          </button>
        )}
      </figcaption>
      {!table && <div class="chart__plot" aria-hidden="true" ref={place} />}
      <div class={table ? 'chart__table' : 'hidden'}>
        <Table {...drawn} title={title} to={to} isSeen={table} />
      </div>
    </figure>
  );
}

/** @param isSeen otherwise only screen readers have it, and the Tab key passes it by */
function Table({
  series,
  what,
  places,
  say,
  title,
  to,
  isSeen,
}: PlotOptions & { title: string; to: LeadsTo; isSeen: boolean }) {
  const t = reportTexts(useConsole().texts);
  return (
    <table class="report-table">
      <thead>
        <tr>
          <th scope="col">{what}</th>
          {series.map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {places.map((place, index) => (
          <tr key={place}>
            <th scope="row">{place}</th>
            {series.map(({ name, values }, line) => {
              const value = values[index] ?? null;
              const text = value === null ? t.unknown : say(value);
              const route = to(line, index);
              return (
                <td key={name}>
                  {route === null ? (
                    text
                  ) : (
                    <Link
                      class="tables__figure"
                      to={route}
                      tabIndex={isSeen ? undefined : -1}
                      aria-label={t.openFigure(`${place}, ${title}, ${name}`, text)}
                    >
                      {text}
                    </Link>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
