import { useMemo } from 'preact/hooks';
import type { FigureName, PeriodReport } from '../../../../server/contract/schemas/developers/reports.ts';
import { type ReportChoice, searchOf } from '../../../stores/reports/report-choice.ts';
import type { Route } from '../../../stores/shell/router.ts';
import { useConsole } from '../../context.ts';
import { countText, shareText, waitText } from '../report-format.ts';
import { type ReportTexts, reportTexts } from '../report-texts.ts';
import { DayChart } from './DayChart.tsx';
import type { PlotOptions, PlotSeries } from './plot.ts';

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

type Day = PeriodReport['days'][number];
type Line = PlotSeries & { figure: FigureName };
/** `order`: in which what a figure is made of is shown; those that are not ordered are counts. */
type Chart = Omit<PlotOptions, 'series'> & { title: string; series: readonly Line[]; order?: 'longest' };

/** The days of a period, drawn; each figure leads to what it is made of. One day alone is no line. */
export function DayCharts({ days, choice }: Pick<PeriodReport, 'days'> & { choice: ReportChoice }) {
  const { texts } = useConsole();
  const t = reportTexts(texts);
  const charts = useMemo(() => chartsOf(days, t), [days, texts]);
  // A year has thousands of figures: they are not built anew whenever something else of the page changes.
  const drawn = useMemo(
    () =>
      charts.map(({ order, ...chart }) => (
        <DayChart
          {...chart}
          key={chart.title}
          to={(series, place) => routeOf(choice, order, chart.series[series], days[place], place)}
        />
      )),
    [charts, searchOf(choice)],
  );
  if (days.length < 2) return null;
  return (
    <section class="charts" aria-label={t.charts.title}>
      <h2 class="figures__title">{t.charts.title}</h2>
      {drawn}
    </section>
  );
}

/** Where the figure of a day leads; null where it is made of nothing. */
function routeOf(
  choice: ReportChoice,
  order: Chart['order'],
  line: Line | undefined,
  day: Day | undefined,
  place: number,
): Route | null {
  const value = line?.values[place] ?? null;
  // A share of nothing in time is of something that was late.
  if (line === undefined || day === undefined || value === null || (value === 0 && order === undefined))
    return null;
  const search = searchOf(choice, { figure: line.figure, order, day: day.date });
  return { page: 'reports', part: 'moments', search };
}

function chartsOf(days: readonly Day[], t: ReportTexts): Chart[] {
  const places = namesOf(days, t.locale);
  const line = (figure: FigureName, name: string, value: (day: Day) => number | null): Line => ({
    figure,
    name,
    values: days.map(value),
  });
  const axis = { what: t.charts.day, places };
  const counts = {
    ...axis,
    say: (value: number) => countText(value, t),
    steps: COUNT_STEPS.toSorted((a, b) => a - b),
  };
  const waits = {
    ...axis,
    say: (value: number) => waitText(value, t),
    steps: WAIT_STEPS,
    order: 'longest' as const,
  };
  return [
    {
      title: t.sections.conversations,
      series: [
        line('started', t.figures.started, ({ started }) => started),
        line('resolved', t.figures.resolved, ({ resolved }) => resolved),
      ],
      ...counts,
    },
    {
      title: t.sections.messages,
      series: [
        line('messagesIn', t.figures.messagesIn, ({ messagesIn }) => messagesIn),
        line('messagesOut', t.figures.messagesOut, ({ messagesOut }) => messagesOut),
      ],
      ...counts,
    },
    {
      title: t.figures.firstReply,
      series: [
        line('firstReply', t.median, ({ firstReply }) => firstReply.medianMs),
        line('firstReply', t.p90, ({ firstReply }) => firstReply.p90Ms),
      ],
      ...waits,
    },
    {
      title: t.figures.nextReply,
      series: [
        line('nextReply', t.median, ({ nextReply }) => nextReply.medianMs),
        line('nextReply', t.p90, ({ nextReply }) => nextReply.p90Ms),
      ],
      ...waits,
    },
    {
      title: t.figures.resolution,
      series: [
        line('resolution', t.median, ({ resolution }) => resolution.medianMs),
        line('resolution', t.p90, ({ resolution }) => resolution.p90Ms),
      ],
      ...waits,
    },
    {
      title: t.within,
      series: [
        line('firstReply', t.figures.firstReply, ({ firstReply }) => firstReply.within),
        line('nextReply', t.figures.nextReply, ({ nextReply }) => nextReply.within),
        line('resolution', t.figures.resolution, ({ resolution }) => resolution.within),
      ],
      ...axis,
      say: (value: number) => shareText(value, t),
      steps: SHARE_STEPS,
      most: 1,
      order: 'longest',
    },
  ];
}

/** What each day is called; no two alike, so with the year where there are two of them. */
function namesOf(days: readonly Day[], locale: string): string[] {
  const years = new Set(days.map(({ date }) => date.slice(0, 4)));
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(years.size > 1 ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  return days.map(({ date }) => format.format(new Date(date)));
}
