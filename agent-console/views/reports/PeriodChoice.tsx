import { useSignal } from '@preact/signals';
import {
  daysOf,
  hasSameClock,
  LAST_DAYS,
  type ReportChoice,
  type Span,
  searchOf,
} from '../../stores/reports/report-choice.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Link } from '../elements/Link.tsx';
import { reportTexts } from './report-texts.ts';

/** Which days the report is about. Each choice is an address, so that the browser's way back leads through them. */
export function PeriodChoice({ choice }: { choice: ReportChoice }) {
  const { texts, router } = useConsole();
  const { clock } = useWorkspace();
  const { period: t } = reportTexts(texts);
  const custom = 'from' in choice.span;
  const { from, to } = daysOf(choice, clock.now.peek());
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const leadTo = (part: Partial<ReportChoice>) =>
    ({ page: 'reports', part: '', search: searchOf({ ...choice, ...part }) }) as const;
  return (
    <search class="period" aria-label={t.label}>
      <ul class="period__spans">
        {LAST_DAYS.map((days) => (
          <li key={days}>
            <Link
              to={leadTo({ span: { days } })}
              class="period__span"
              aria-current={
                !custom && 'days' in choice.span && choice.span.days === days ? 'true' : undefined
              }
            >
              {t.days[days]}
            </Link>
          </li>
        ))}
        <li>
          <Link
            to={leadTo({ span: { from, to } })}
            class="period__span"
            aria-current={custom ? 'true' : undefined}
          >
            {t.custom}
          </Link>
        </li>
      </ul>
      {custom && (
        <Days from={from} to={to} set={(span) => router.go(leadTo({ span }))} key={`${from} ${to}`} />
      )}
      <p class="period__zone">
        {t.zone(choice.timeZone)}{' '}
        {!hasSameClock(choice, own, clock.now.peek()) && (
          <Link to={leadTo({ timeZone: own })}>{t.myZone(own)}</Link>
        )}
      </p>
    </search>
  );
}

/** First and last day. Only a whole date leads anywhere: while one is typed it is none. */
function Days({ from, to, set }: { from: string; to: string; set: (span: Span) => void }) {
  const { period: t } = reportTexts(useConsole().texts);
  const days = useSignal({ from, to });
  const field = (name: 'from' | 'to') => (
    <label class="filter">
      <span class="filter__name">{t[name]}</span>
      <input
        type="date"
        class="filter__input"
        value={days.value[name]}
        onChange={({ currentTarget }) => {
          days.value = { ...days.value, [name]: currentTarget.value };
          if (days.value.from > '1970' && days.value.to > '1970') set(days.value);
        }}
      />
    </label>
  );
  return (
    <div class="period__days">
      {field('from')}
      {field('to')}
    </div>
  );
}
