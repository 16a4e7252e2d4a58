import { expect, it } from 'vitest';
import { byKind, type KindColumns, rangeOf } from '../../../../server/reports/days/by-kind.ts';
import {
  codeOf,
  DAY_MS,
  type DayRow,
  packDay,
  QUARTERS_A_DAY,
  readDay,
  STORED_KINDS,
} from '../../../../server/reports/days/columns.ts';
import { eachPart, type Part } from '../../../../server/reports/days/parts.ts';
import type { DayReader } from '../../../../server/reports/days/read-days.ts';
import { QUARTER_MS } from '../../../../server/reports/fold.ts';
import { periodOf } from '../../../../server/reports/period.ts';
import { seeded } from '../../../faults/support/seeded.ts';

it('a day kind by kind has the same moments in the order of time, in every quarter of an hour', () => {
  const random = seeded(9);
  for (const longest of [0, 600_000, 60 * DAY_MS]) {
    const rows = Array.from({ length: 400 }, (_, index): DayRow => {
      const waited = random.chance(0.2) ? null : random.between(0, longest);
      const what = { kind: random.pick(STORED_KINDS), facet_id: random.between(1, 9), amount: index };
      return { ...what, at: random.between(0, DAY_MS - 1), wall_ms: waited, open_ms: waited };
    }).sort((a, b) => a.at - b.at);
    const columns = byKindOf(rows);
    for (const kind of STORED_KINDS)
      for (let from = 0; from < QUARTERS_A_DAY; from += 7) {
        const to = Math.min(QUARTERS_A_DAY, from + 5);
        const { first, end } = rangeOf(columns, codeOf(kind), from, to);
        const expected = rows.filter(
          (row) => row.kind === kind && row.at >= from * QUARTER_MS && row.at < to * QUARTER_MS,
        );
        expect([...columns.amounts.subarray(first, end)]).toEqual(expected.map(({ amount }) => amount));
        expect([...columns.facets.subarray(first, end)]).toEqual(expected.map(({ facet_id }) => facet_id));
        const waits = expected.map(({ wall_ms }) => (wall_ms === null ? 0 : wall_ms + 1));
        expect([...columns.walls.subarray(first, end)]).toEqual(waits);
        expect([...columns.opens.subarray(first, end)]).toEqual(waits);
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
  await eachPart(everyDay, days, (_columns, part) => {
    for (let quarter = part.from; quarter < part.to; quarter += 1)
      found[part.of]?.push(part.day * DAY_MS + quarter * QUARTER_MS);
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
      for (const day of [1, 4]) yield { day, columns: byKindOf([]) };
    },
  };
  await eachPart(reader, days, (_columns, part) => parts.push(part));
  expect(parts).toEqual([
    { day: 1, of: 0, from: 0, to: QUARTERS_A_DAY },
    { day: 4, of: 3, from: 0, to: QUARTERS_A_DAY },
  ]);
  await eachPart(reader, [], () => {
    throw new Error('Of no span there are no parts.');
  });
});

const everyDay: Pick<DayReader, 'read'> = {
  async *read({ from, to }) {
    for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day += 1)
      yield { day, columns: byKindOf([]) };
  },
};

function byKindOf(rows: readonly DayRow[]): KindColumns {
  const columns = readDay(packDay(rows));
  if (columns === null) throw new Error('A day that was just packed can be read.');
  return byKind(columns);
}
