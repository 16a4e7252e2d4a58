import type { Figures } from '../../../../server/contract/schemas/developers/reports.ts';
import { BETTER, type Change, changeOf } from '../../../stores/reports/changes.ts';
import { type ReportChoice, searchOf } from '../../../stores/reports/report-choice.ts';
import { useConsole } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { countText, shareText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';
import { ChangeText } from './ChangeText.tsx';
import { FigureCard } from './FigureCard.tsx';
import { figureRoute } from './figure-route.ts';

/** How content visitors were, how many said so, and which ratings they gave. */
export function RatingCards({
  figures,
  before,
  choice,
  choiceBefore,
}: {
  figures: Figures;
  before: Figures | null;
  choice: ReportChoice;
  choiceBefore: ReportChoice;
}) {
  const t = reportTexts(useConsole().texts);
  const { count, good, perResolved, byScore } = figures.ratings;
  const ratedBefore = before !== null && before.ratings.count > 0;
  const points = ({ by, way }: Change) =>
    (way === 'up' ? t.change.more : t.change.fewer)(t.change.points(countText(Math.round(by * 100), t)));
  const card = (
    title: string,
    meaning: string,
    value: number | null,
    valueBefore: number | null,
    better: (typeof BETTER)[keyof typeof BETTER],
  ) => (
    <FigureCard
      name="ratings"
      title={title}
      meaning={meaning}
      value={shareText(value, t)}
      some={count > 0}
      choice={choice}
    >
      <ChangeText
        title={title}
        change={changeOf(rounded(value), rounded(valueBefore), better)}
        say={points}
        before={shareText(valueBefore, t)}
        toBefore={ratedBefore ? figureRoute(choiceBefore, 'ratings') : null}
      />
    </FigureCard>
  );
  return (
    <>
      {card(t.satisfaction, t.definitions.satisfaction, good, before?.ratings.good ?? null, BETTER.good)}
      {card(
        t.responseRate,
        t.definitions.responseRate,
        perResolved,
        before?.ratings.perResolved ?? null,
        BETTER.responseRate,
      )}
      <article class="figure figure--wide">
        <h3 class="figure__name">{t.scores(countText(count, t))}</h3>
        <ul class="scores">
          {[5, 4, 3, 2, 1].map((score) => {
            const given = byScore[score - 1] ?? 0;
            return (
              <li key={score} class="score">
                <span>{t.moments.rating(score)}</span>
                <meter class="score__bar" value={given} max={Math.max(1, count)} aria-hidden="true" />
                <span class="score__count">
                  {given === 0 ? (
                    countText(given, t)
                  ) : (
                    <Link
                      class="tables__figure"
                      to={{
                        page: 'reports',
                        part: 'moments',
                        search: searchOf(choice, { figure: 'ratings', score: String(score) }),
                      }}
                      aria-label={t.openFigure(t.moments.rating(score), countText(given, t))}
                    >
                      {countText(given, t)}
                    </Link>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      </article>
    </>
  );
}

/** To whole percent, as it is shown: what looks the same has not changed. */
function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 100) / 100;
}
