import type { WaitName } from '../../../../server/contract/reports/report-constants.ts';
import type { Figures } from '../../../../server/contract/schemas/developers/reports.ts';
import { BETTER, changeOf } from '../../../stores/reports/changes.ts';
import type { ReportChoice } from '../../../stores/reports/report-choice.ts';
import { useConsole } from '../../context.ts';
import { countText, shareText, shownWait, waitText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';
import { ChangeText } from './ChangeText.tsx';
import { FigureCard } from './FigureCard.tsx';
import { figureRoute } from './figure-route.ts';

/** How long people waited for something: the median, because a mean hides both ends; the long end; and those in time. */
export function WaitCard({
  name,
  figures,
  before,
  choice,
  choiceBefore,
}: {
  name: WaitName;
  figures: Figures;
  before: Figures | null;
  choice: ReportChoice;
  choiceBefore: ReportChoice;
}) {
  const t = reportTexts(useConsole().texts);
  const { count, medianMs, p90Ms, within, targetMs } = figures[name];
  const medianBefore = before?.[name].medianMs ?? null;
  return (
    <FigureCard
      name={name}
      title={t.figures[name]}
      meaning={`${t.definitions.figures[name]} ${t.definitions.median}`}
      value={waitText(medianMs, t)}
      some={count > 0}
      choice={choice}
    >
      <ChangeText
        title={t.figures[name]}
        change={changeOf(shownWait(medianMs), shownWait(medianBefore), BETTER.wait)}
        say={({ way, by }) =>
          way === 'up' ? t.change.longer(waitText(by, t)) : t.change.shorter(waitText(by, t))
        }
        before={waitText(medianBefore, t)}
        toBefore={medianBefore === null ? null : figureRoute(choiceBefore, name)}
      />
      {count > 0 && (
        <ul class="figure__more">
          <li>{t.medianOf(countText(count, t))}</li>
          <li>{t.p90Of(waitText(p90Ms, t))}</li>
          <li>
            {targetMs === null
              ? t.withinTargets(shareText(within, t))
              : t.withinTarget(shareText(within, t), waitText(targetMs, t))}
          </li>
        </ul>
      )}
    </FigureCard>
  );
}
