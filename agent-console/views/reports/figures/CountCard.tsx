import type { CountName } from '../../../../server/contract/reports/report-constants.ts';
import type { Figures } from '../../../../server/contract/schemas/developers/reports.ts';
import { BETTER, changeOf } from '../../../stores/reports/changes.ts';
import type { ReportChoice } from '../../../stores/reports/report-choice.ts';
import { useConsole } from '../../context.ts';
import { countText, shareText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';
import { ChangeText } from './ChangeText.tsx';
import { FigureCard } from './FigureCard.tsx';
import { figureRoute } from './figure-route.ts';

/** Below half a percent a share is shown as 0 %, though the counts differ. */
const roundsToNothing = (share: number): boolean => share < 0.005;

/** How many there were of something. */
export function CountCard({
  name,
  figures,
  before,
  choice,
  choiceBefore,
}: {
  name: CountName;
  figures: Figures;
  before: Figures | null;
  choice: ReportChoice;
  choiceBefore: ReportChoice;
}) {
  const t = reportTexts(useConsole().texts);
  const countBefore = before?.[name] ?? null;
  return (
    <FigureCard
      name={name}
      title={t.figures[name]}
      meaning={t.definitions.figures[name]}
      value={countText(figures[name], t)}
      some={figures[name] > 0}
      choice={choice}
    >
      <ChangeText
        title={t.figures[name]}
        change={changeOf(figures[name], countBefore, BETTER[name])}
        say={({ way, by, share }) => {
          const much = share === null || roundsToNothing(share) ? countText(by, t) : shareText(share, t);
          return way === 'up' ? t.change.more(much) : t.change.fewer(much);
        }}
        before={countBefore === null ? t.unknown : countText(countBefore, t)}
        toBefore={countBefore === null || countBefore === 0 ? null : figureRoute(choiceBefore, name)}
      />
    </FigureCard>
  );
}
