import type { Change } from '../../../stores/reports/changes.ts';
import type { Route } from '../../../stores/shell/router.ts';
import { useConsole } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { reportTexts } from '../report-texts.ts';

const ARROWS = { up: '↑', down: '↓', same: '' } as const;

/** How a figure has changed: an arrow, words, and whether that is better. The colour only repeats the word. */
export function ChangeText({
  title,
  change,
  say,
  before,
  toBefore,
}: {
  /** What the figure is called. */
  title: string;
  change: Change | null;
  /** What the change is in words. */
  say: (change: Change) => string;
  /** The figure before, in words. */
  before: string;
  /** To what it was made of; null: there was nothing. */
  toBefore: Route | null;
}) {
  const { change: t, openFigure } = reportTexts(useConsole().texts);
  if (change === null) return <p class="figure__change">{t.nothing}</p>;
  if (change.way === 'same') return <p class="figure__change">{t.same}</p>;
  return (
    <p class="figure__change">
      <span class={`figure__way figure__way--${change.verdict ?? 'neutral'}`}>
        <span aria-hidden="true">{ARROWS[change.way]}</span> {say(change)}
        {change.verdict !== null && ` · ${t.verdicts[change.verdict]}`}
      </span>{' '}
      {toBefore === null ? (
        <span class="figure__before">{t.before(before)}</span>
      ) : (
        <Link to={toBefore} class="figure__before" aria-label={openFigure(title, t.before(before))}>
          {t.before(before)}
        </Link>
      )}
    </p>
  );
}
