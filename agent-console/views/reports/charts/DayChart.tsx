import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useConsole } from '../../context.ts';
import { reportTexts } from '../report-texts.ts';
import type { Plot, PlotOptions } from './plot.ts';

/**
 * What happened day by day, drawn, with the same as a table behind it: always for screen readers, and for everybody who
 * asks for it or whose browser draws nothing. What draws is loaded with the first chart.
 */
export function DayChart({ title, ...drawn }: { title: string } & PlotOptions) {
  const { texts, theme } = useConsole();
  const t = reportTexts(texts).charts;
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | null>(null);
  const asTable = useSignal(false);
  const cannot = useSignal(false);
  useEffect(() => {
    let left = false;
    const element = place.current;
    if (element === null) return;
    import('./plot.ts')
      .then(({ drawPlot }) => {
        if (!left) plot.current = drawPlot(element, drawn);
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
        <Table {...drawn} />
      </div>
    </figure>
  );
}

function Table({ series, what, places, say }: PlotOptions) {
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
            {series.map(({ name, values }) => {
              const value = values[index] ?? null;
              return <td key={name}>{value === null ? t.unknown : say(value)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
