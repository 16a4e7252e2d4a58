import { useMemo } from 'preact/hooks';
import type { PeriodReport } from '../../../../server/contract/schemas/developers/reports.ts';
import { useConsole } from '../../context.ts';
import { countText, shareText, waitText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';
import { DayChart } from './DayChart.tsx';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const COUNT_STEPS = [1, 2, 5].flatMap((step) =>
  [1, 10, 100, 1_000, 10_000, 100_000].map((size) => step * size),
);
const WAIT_STEPS = [
  ...[5, 10, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 6, 12, 24, 48, 96, 240, 720].map((count) => count * HOUR_MS),
];

/** Quarters of everything, and of half of it. */
const SHARE_STEPS = [0.25, 0.5];

/** The days of a period, drawn. One day alone is no line. */
export function DayCharts({ days }: Pick<PeriodReport, 'days'>) {
  const { texts } = useConsole();
  const t = reportTexts(texts);
  const charts = useMemo(() => chartsOf(days, t), [days, texts]);
  if (days.length < 2) return null;
  return (
    <section class="charts" aria-label={t.charts.title}>
      <h2 class="figures__title">{t.charts.title}</h2>
      {charts.map((chart) => (
        <DayChart {...chart} key={chart.title} />
      ))}
    </section>
  );
}

function chartsOf(days: PeriodReport['days'], t: ReturnType<typeof reportTexts>) {
  const places = namesOf(days, t.locale);
  const line = (name: string, value: (day: PeriodReport['days'][number]) => number | null) => ({
    name,
    values: days.map(value),
  });
  const axis = { what: t.charts.day, places };
  const counts = {
    ...axis,
    say: (value: number) => countText(value, t),
    steps: COUNT_STEPS.toSorted((a, b) => a - b),
  };
  const waits = { ...axis, say: (value: number) => waitText(value, t), steps: WAIT_STEPS };
  return [
    {
      title: t.sections.conversations,
      series: [
        line(t.figures.started, ({ started }) => started),
        line(t.figures.resolved, ({ resolved }) => resolved),
      ],
      ...counts,
    },
    {
      title: t.sections.messages,
      series: [
        line(t.figures.messagesIn, ({ messagesIn }) => messagesIn),
        line(t.figures.messagesOut, ({ messagesOut }) => messagesOut),
      ],
      ...counts,
    },
    {
      title: t.figures.firstReply,
      series: [
        line(t.median, ({ firstReply }) => firstReply.medianMs),
        line(t.p90, ({ firstReply }) => firstReply.p90Ms),
      ],
      ...waits,
    },
    {
      title: t.figures.nextReply,
      series: [
        line(t.median, ({ nextReply }) => nextReply.medianMs),
        line(t.p90, ({ nextReply }) => nextReply.p90Ms),
      ],
      ...waits,
    },
    {
      title: t.figures.resolution,
      series: [
        line(t.median, ({ resolution }) => resolution.medianMs),
        line(t.p90, ({ resolution }) => resolution.p90Ms),
      ],
      ...waits,
    },
    {
      title: t.within,
      series: [
        line(t.figures.firstReply, ({ firstReply }) => firstReply.within),
        line(t.figures.nextReply, ({ nextReply }) => nextReply.within),
        line(t.figures.resolution, ({ resolution }) => resolution.within),
      ],
      ...axis,
      say: (value: number) => shareText(value, t),
      steps: SHARE_STEPS,
      most: 1,
    },
  ];
}

/** What each day is called; no two alike, so with the year where there are two of them. */
function namesOf(days: PeriodReport['days'], locale: string): string[] {
  const years = new Set(days.map(({ date }) => date.slice(0, 4)));
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(years.size > 1 ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  return days.map(({ date }) => format.format(new Date(date)));
}
