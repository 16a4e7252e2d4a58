import { expect, it } from 'vitest';
import { bucketOf } from '../../../../server/reports/days/buckets.ts';
import {
  codeOf,
  DAY_MS,
  type KindColumns,
  QUARTERS_A_DAY,
  rangeOf,
  STORED_KINDS,
} from '../../../../server/reports/days/columns.ts';
import type { DayRow } from '../../../../server/reports/days/packed-day.ts';
import { eachDay, type Part } from '../../../../server/reports/days/parts.ts';
import type { DayReader } from '../../../../server/reports/days/read-days.ts';
import { QUARTER_MS } from '../../../../server/reports/fold.ts';
import { periodOf } from '../../../../server/reports/period.ts';
import { seeded } from '../../../faults/support/seeded.ts';
import { dayOf } from './day-of.ts';

it('a day kind by kind has the same moments in the order of time, in every quarter of an hour', () => {
  const random = seeded(9);
  for (const longest of [0, 600_000, 60 * DAY_MS])
    for (const greatest of [1, 200, 70_000]) {
      const rows = Array.from({ length: 400 }, (): DayRow => {
        const [wall_ms, open_ms] = [0, 0].map(() => (random.chance(0.2) ? null : random.between(0, longest)));
        const what = { kind: random.pick(STORED_KINDS), facet_id: random.between(1, 9) ** 5 };
        const amount = random.between(1, greatest);
        return {
          ...what,
          at: random.between(0, DAY_MS - 1),
          wall_ms: wall_ms ?? null,
          open_ms: open_ms ?? null,
          amount,
        };
      }).sort((a, b) => a.at - b.at);
      for (const hours of ['all', 'business'] as const) {
        const { facetIds, kinds } = dayOf(rows, hours);
        for (const kind of STORED_KINDS)
          for (let from = 0; from < QUARTERS_A_DAY; from += 7) {
            const to = Math.min(QUARTERS_A_DAY, from + 5);
            const expected = rows.filter(
              (row) => row.kind === kind && row.at >= from * QUARTER_MS && row.at < to * QUARTER_MS,
            );
            const columns = kinds[codeOf(kind)] as KindColumns;
            const { first, end } = rangeOf(columns, from, to);
            const places = [...columns.facets.subarray(first, end)];
            expect(places.map((place) => facetIds[place])).toEqual(expected.map(({ facet_id }) => facet_id));
            const amounts = columns.amounts?.subarray(first, end) ?? new Uint8Array(end - first).fill(1);
            expect([...amounts]).toEqual(expected.map(({ amount }) => amount));
            const waits = expected.map(({ wall_ms, open_ms }) => (hours === 'all' ? wall_ms : open_ms));
            expect([...(columns.waits?.subarray(first, end) ?? [])]).toEqual(
              waits.map((wait) => (wait === null ? 0 : wait + 1)),
            );
            expect([...columns.buckets.subarray(first, end)]).toEqual(
              waits.map((wait) => bucketOf(wait === null ? 0 : wait + 1)),
            );
          }
      }
    }
});

// Clocks are changed in two of these periods; India is half an hour beside the quarters of Europe, Nepal a quarter.
it.each([
  ['UTC', '2026-10-20', '2026-10-22'],
  ['Europe/Berlin', '2026-10-23', '2026-10-27'],
  ['America/New_York', '2026-03-06', '2026-03-10'],
  ['Asia/Kolkata', '2026-10-23', '2026-10-24'],
  ['Asia/Kathmandu', '2026-10-23', '2026-10-23'],
  ['Pacific/Kiritimati', '2026-10-23', '2026-10-25'],
])('every quarter of an hour is in its own day of %s, once', async (timeZone, from, to) => {
  const { days } = periodOf({ timeZone, from, to });
  const found = days.map(() => [] as number[]);
  await eachDay(everyDay, days, 'all', (_columns, parts) => {
    for (const [index, part] of parts.entries()) {
      expect(part.from).toBe(parts[index - 1]?.to ?? part.from);
      for (let quarter = part.from; quarter < part.to; quarter += 1)
        found[part.of]?.push(part.day * DAY_MS + quarter * QUARTER_MS);
    }
  });
  for (const [index, day] of days.entries()) {
    const expected = [];
    for (let at = day.from; at < day.to; at += QUARTER_MS) expected.push(at);
    expect(found[index], day.date).toEqual(expected);
  }
});

it('days of which there is nothing to read are left out, and so are spans beside what there is', async () => {
  const parts: Part[] = [];
  const days = [1, 2, 3, 4].map((day) => ({ from: day * DAY_MS, to: (day + 1) * DAY_MS }));
  const reader: Pick<DayReader, 'read'> = {
    async *read() {
      for (const day of [1, 4]) yield { day, columns: dayOf([]) };
    },
  };
  await eachDay(reader, days, 'all', (_columns, some) => parts.push(...some));
  expect(parts).toEqual([
    { day: 1, of: 0, from: 0, to: QUARTERS_A_DAY },
    { day: 4, of: 3, from: 0, to: QUARTERS_A_DAY },
  ]);
  await eachDay(reader, [], 'all', () => {
    throw new Error('Of no span there are no parts.');
  });
});

const everyDay: Pick<DayReader, 'read'> = {
  async *read({ from, to }) {
    for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day += 1) yield { day, columns: dayOf([]) };
  },
};
