import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { PeriodReport } from '../../../../server/contract/schemas/developers/reports.ts';
import { type ReportChoice, searchOf } from '../../../stores/reports/report-choice.ts';
import { useConsole } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { countText, hourText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';

/** Shades beside none at all. */
const SHADES = 4;
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When visitors write: a table of weekdays and hours, in which the shade only repeats the number. Each leads to what it counts. */
export function HeatMap({ week, choice }: Pick<PeriodReport, 'week'> & { choice: ReportChoice }) {
  const t = reportTexts(useConsole().texts);
  const of = useSignal<keyof PeriodReport['week']>('messagesIn');
  const id = useId();
  const counts = week[of.value];
  const most = Math.max(...counts.flat());
  const weekday = new Intl.DateTimeFormat(t.locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <section class="heat" aria-labelledby={id}>
      <header class="heat__head">
        <h2 class="figures__title" id={id}>
          {t.charts.busy}
        </h2>
        <div class="period__spans">
          {(['messagesIn', 'started'] as const).map((name) => (
            <button
              type="button"
              key={name}
              class="period__span"
              aria-pressed={of.value === name}
              onClick={() => {
                of.value = name;
              }}
            >
              {t.figures[name]}
            </button>
          ))}
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section class="heat__scroll" tabIndex={0} aria-labelledby={id}>
        <table class="heat__table">
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">{t.charts.weekday}</span>
              </th>
              {HOURS.map((hour) => (
                <th scope="col" key={hour}>
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((row, day) => {
              const name = weekday.format(MONDAY + day * DAY_MS);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {HOURS.map((hour) => {
                    const count = row[hour] ?? 0;
                    return (
                      <td key={hour} class={`heat__cell heat__cell--${shadeOf(count, most)}`}>
                        {count === 0 ? (
                          countText(count, t)
                        ) : (
                          <Link
                            class="heat__link"
                            to={{
                              page: 'reports',
                              part: 'moments',
                              search: searchOf(choice, {
                                figure: of.value,
                                weekday: String(day + 1),
                                hour: String(hour),
                              }),
                            }}
                            aria-label={t.openFigure(
                              `${hourText({ weekday: day + 1, hour }, t)}, ${t.figures[of.value]}`,
                              countText(count, t),
                            )}
                          >
                            {countText(count, t)}
                          </Link>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** 0 for none, and the same share of the busiest hour for each step above. */
function shadeOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.ceil((count / most) * SHADES);
}
