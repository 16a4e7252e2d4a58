import { useEffect, useMemo } from 'preact/hooks';
import type { RatingsQuery } from '../../../../server/contract/schemas/developers/ratings.ts';
import type { FigureName, MomentsQuery } from '../../../../server/contract/schemas/developers/reports.ts';
import { isWait } from '../../../stores/reports/changes.ts';
import { createMoments, keyOfMoment, ratingsAsMoments } from '../../../stores/reports/moments.ts';
import {
  daysOf,
  isDay,
  queryOf,
  type ReportChoice,
  searchOf,
} from '../../../stores/reports/report-choice.ts';
import type { ReportsApi } from '../../../transport/reports-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { Empty } from '../../elements/Empty.tsx';
import { Link } from '../../elements/Link.tsx';
import { daysText, hourText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';
import { Trouble } from '../Trouble.tsx';
import { FilterNames } from './FilterNames.tsx';
import { MomentRow } from './MomentRow.tsx';

/** What a figure is made of, one by one, with the same filters as the figure. */
export function FigureMoments({
  api,
  choice,
  search,
}: {
  api: ReportsApi;
  choice: ReportChoice;
  search: string;
}) {
  const t = reportTexts(useConsole().texts);
  const { clock } = useWorkspace();
  const { figure, order, score, day, ...at } = asked(search, Object.keys(t.figures));
  const shown = day === null ? choice : { ...choice, span: { from: day, to: day } };
  const list = useMemo(() => {
    const query: MomentsQuery = {
      ...queryOf(shown, clock.now.peek()),
      figure,
      order,
      ...at,
    };
    const readRatings = (of: RatingsQuery) =>
      api.readRatings({ ...of, ...(score === null ? {} : { score }) });
    return createMoments(query, figure === 'ratings' ? ratingsAsMoments(readRatings) : api.readMoments);
  }, [api]);
  useEffect(() => void list.load(), [list]);
  const moments = list.items.value;
  const failure = list.failure.value;
  return (
    <section class="moments" aria-label={t.figures[figure]}>
      <p>
        <Link to={{ page: 'reports', part: '', search: searchOf(choice) }}>{t.moments.back}</Link>
      </p>
      <h2 class="figures__title">{t.figures[figure]}</h2>
      <p class="reports__span">
        {daysText(daysOf(shown, clock.now.peek()), t)} · {t.period.zone(choice.timeZone)} ·{' '}
        {t.filters.hoursOptions[choice.hours]}
      </p>
      {score !== null && <p class="moments__filters">{t.moments.filteredBy(t.moments.rating(score))}</p>}
      {at.weekday !== undefined && <p class="moments__filters">{t.moments.filteredBy(hourText(at, t))}</p>}
      <FilterNames choice={choice} authors={(moments ?? []).map(({ author }) => author)} />
      <p>{t.definitions.figures[figure]}</p>
      {hasWaits(figure) && (
        <nav class="moments__orders" aria-label={t.moments.order}>
          {(['longest', 'newest'] as const).map((one) => (
            <Link
              key={one}
              to={{
                page: 'reports',
                part: 'moments',
                search: searchOf(choice, { figure, order: one, day: day ?? undefined }),
              }}
              class="period__span"
              aria-current={one === order ? 'true' : undefined}
            >
              {t.moments.orders[one]}
            </Link>
          ))}
        </nav>
      )}
      {moments?.length === 0 && <Empty icon="inbox" title={t.moments.none} />}
      {moments !== null && moments.length > 0 && (
        <ul class="moments__list">
          {moments.map((moment) => (
            <MomentRow api={api} moment={moment} timeZone={choice.timeZone} key={keyOfMoment(moment)} />
          ))}
        </ul>
      )}
      {moments === null && failure === null && <div class="skeleton skeleton--block" aria-busy="true" />}
      {failure !== null && <Trouble failure={failure} again={list.load} />}
      {list.more.value && failure === null && (
        <button type="button" class="button" aria-busy={list.busy.value} onClick={() => void list.load()}>
          {list.busy.value ? t.moments.loading : t.moments.more}
        </button>
      )}
    </section>
  );
}

type Asked = {
  figure: FigureName;
  order: 'newest' | 'longest';
  /** Of ratings, only those of this score; null: all. */
  score: number | null;
  /** Of the period, only this day; null: all of it. */
  day: string | null;
  weekday?: number;
  hour?: number;
};

/** A whole number within these limits; null: there is none. */
function numberIn(search: URLSearchParams, name: string, least: number, most: number): number | null {
  const text = search.get(name) ?? '';
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

/** What the address asks for; new conversations, where it asks for nothing there is. */
function asked(search: string, names: readonly string[]): Asked {
  const given = new URLSearchParams(search);
  const name = given.get('figure') ?? '';
  const figure = names.includes(name) ? (name as FigureName) : 'started';
  const longest = given.get('order') === 'longest' && hasWaits(figure);
  const score = figure === 'ratings' ? numberIn(given, 'score', 1, 5) : null;
  const date = given.get('day') ?? '';
  const day = isDay(date) ? date : null;
  // Ratings are listed whenever they came.
  const [weekday, hour] =
    figure === 'ratings' ? [null, null] : [numberIn(given, 'weekday', 1, 7), numberIn(given, 'hour', 0, 23)];
  const at = weekday === null || hour === null ? {} : { weekday, hour };
  return { figure, order: longest ? 'longest' : 'newest', score, day, ...at };
}

/** Whether somebody waited until it happened, so that the longest wait may come first. */
function hasWaits(figure: FigureName): boolean {
  return isWait(figure) || figure === 'abandoned' || figure === 'leftWithoutReply';
}
