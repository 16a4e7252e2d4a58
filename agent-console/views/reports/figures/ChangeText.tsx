import type { Change } from '../../../stores/reports/changes.ts';
import { useConsole } from '../../context.ts';
import { reportTexts } from '../report-texts.ts';

const ARROWS = { up: '↑', down: '↓', same: '' } as const;

/** How a figure has changed: an arrow, words, and whether that is better. The colour only repeats the word. */
export function ChangeText({
  change,
  say,
  before,
}: {
  change: Change | null;
  /** What the change is in words. */
  say: (change: Change) => string;
  /** The figure before, in words. */
  before: string;
}) {
  const { change: t } = reportTexts(useConsole().texts);
  if (change === null) return <p class="figure__change">{t.nothing}</p>;
  if (change.way === 'same') return <p class="figure__change">{t.same}</p>;
  return (
    <p class="figure__change">
      <span class={`figure__way figure__way--${change.verdict ?? 'neutral'}`}>
        <span aria-hidden="true">{ARROWS[change.way]}</span> {say(change)}
        {change.verdict !== null && ` · ${t.verdicts[change.verdict]}`}
      </span>{' '}
      <span class="figure__before">{t.before(before)}</span>
    </p>
  );
}
