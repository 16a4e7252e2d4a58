import { useEffect, useMemo } from 'preact/hooks';
import type { FigureName, MomentsQuery } from '../../../../server/contract/schemas/developers/reports.ts';
import { isWait } from '../../../stores/reports/changes.ts';
import { createMoments, keyOfMoment, ratingsAsMoments } from '../../../stores/reports/moments.ts';
import { daysOf, queryOf, type ReportChoice, searchOf } from '../../../stores/reports/report-choice.ts';
import type { ReportsApi } from '../../../transport/reports-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { Empty } from '../../elements/Empty.tsx';
import { Link } from '../../elements/Link.tsx';
import { daysText } from '../report-format.ts';
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
  const { figure, order } = asked(search, Object.keys(t.figures));
  const list = useMemo(() => {
    const query: MomentsQuery = {
      ...queryOf(choice, clock.now.peek()),
      figure,
      order,
    };
    return createMoments(query, figure === 'ratings' ? ratingsAsMoments(api.readRatings) : api.readMoments);
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
        {daysText(daysOf(choice, clock.now.peek()), t)} · {t.period.zone(choice.timeZone)} ·{' '}
        {t.filters.hoursOptions[choice.hours]}
      </p>
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
                search: searchOf(choice, { figure, order: one }),
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

/** What the address asks for; new conversations, where it asks for nothing there is. */
function asked(
  search: string,
  names: readonly string[],
): { figure: FigureName; order: 'newest' | 'longest' } {
  const given = new URLSearchParams(search);
  const name = given.get('figure') ?? '';
  const figure = names.includes(name) ? (name as FigureName) : 'started';
  const longest = given.get('order') === 'longest' && hasWaits(figure);
  return { figure, order: longest ? 'longest' : 'newest' };
}

/** Whether somebody waited until it happened, so that the longest wait may come first. */
function hasWaits(figure: FigureName): boolean {
  return isWait(figure) || figure === 'abandoned' || figure === 'leftWithoutReply';
}
