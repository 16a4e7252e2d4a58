import { expect, it } from 'vitest';
import { hoursOf, periodOf } from '../../../server/reports/period.ts';

const HOUR_MS = 3_600_000;

it.each([
  ['Europe/Berlin', '2026-10-19', '2026-11-01'],
  ['Europe/Berlin', '2026-03-23', '2026-04-05'],
  // Clocks are changed by half an hour.
  ['Australia/Lord_Howe', '2026-09-28', '2026-10-11'],
  ['Asia/Kolkata', '2026-10-19', '2026-11-01'],
  // At midnight, which is left out.
  ['America/Asuncion', '2024-09-30', '2024-10-13'],
])('the hours of the week of %s from %s on are all of its days, each moment once', (timeZone, from, to) => {
  const { days } = periodOf({ from, to, timeZone });
  const spans = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    Array.from({ length: 24 }, (_, hour) => hoursOf(days, timeZone, { weekday, hour })).flat(),
  );
  spans.sort((a, b) => a.from - b.from);
  expect(spans[0]?.from).toBe(days[0]?.from);
  expect(spans.at(-1)?.to).toBe(days.at(-1)?.to);
  for (const [index, span] of spans.entries()) if (index > 0) expect(span.from).toBe(spans[index - 1]?.to);
});

it('an hour that the clock shows twice is found twice, and one that is left out not at all', () => {
  const lengthOf = (date: string, hour: number) =>
    hoursOf(periodOf({ from: date, to: date, timeZone: 'Europe/Berlin' }).days, 'Europe/Berlin', {
      hour,
    }).reduce((sum, span) => sum + span.to - span.from, 0) / HOUR_MS;
  expect([lengthOf('2026-10-25', 2), lengthOf('2026-03-29', 2), lengthOf('2026-10-24', 2)]).toEqual([
    2, 0, 1,
  ]);
});
