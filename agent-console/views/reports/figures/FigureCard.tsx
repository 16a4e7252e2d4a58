import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { FigureName } from '../../../../server/contract/schemas/developers/reports.ts';
import { type ReportChoice, searchOf } from '../../../stores/reports/report-choice.ts';
import { useConsole } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { reportTexts } from '../report-texts.ts';
import { figureRoute } from './figure-route.ts';

/** One figure: what it is called and means, its value, which leads to what it is made of, and what belongs to it. */
export function FigureCard({
  name,
  title,
  meaning,
  value,
  some,
  choice,
  children,
}: {
  /** What it leads to. */
  name: FigureName;
  title: string;
  meaning: string;
  value: string;
  /** Whether there is anything behind it. */
  some: boolean;
  choice: ReportChoice;
  children: ComponentChildren;
}) {
  const t = reportTexts(useConsole().texts);
  const explained = useSignal(false);
  return (
    <article class="figure">
      <header class="figure__head">
        <h3 class="figure__name">{title}</h3>
        <button
          type="button"
          class="icon-button icon-button--small figure__about"
          aria-expanded={explained.value}
          aria-label={t.about(title)}
          title={t.about(title)}
          onClick={() => {
            explained.value = !explained.value;
          }}
        >
          ?
        </button>
      </header>
      {some ? (
        <Link to={figureRoute(choice, name)} class="figure__value" aria-label={t.openFigure(title, value)}>
          {value}
        </Link>
      ) : (
        <p class="figure__value">{value}</p>
      )}
      {children}
      {explained.value && (
        <div class="figure__meaning">
          <p>{meaning}</p>
          <Link to={{ page: 'reports', part: 'definitions', search: searchOf(choice, { figure: name }) }}>
            {t.allDefinitions}
          </Link>
        </div>
      )}
    </article>
  );
}
