import { expect, it } from 'vitest';
import { DAY_MS, QUARTERS_A_DAY, STORED_KINDS } from '../../../../server/reports/days/columns.ts';
import type { DayRow } from '../../../../server/reports/days/packed-day.ts';
import { collector } from '../../../../server/reports/period-report/collect.ts';
import { seeded } from '../../../faults/support/seeded.ts';
import { dayOf } from '../days/day-of.ts';

const FACETS = 7;

it('a day that is counted as a whole comes to the same as its parts, and as its moments one by one', () => {
  const random = seeded(3);
  const facet = { siteId: 'shop', teamId: null, labelIds: [], topic: null, language: null };
  const who = { channel: 'chat', authorKind: 'agent', authorId: null };
  const facets = new Map(
    Array.from({ length: FACETS }, (_, index) => [index + 1, { id: index + 1, ...facet, ...who }]),
  );
  // Fewer moments of a kind than there are facets, as many, and many more.
  for (const most of [1, 100, 2_000]) {
    const rows = Array.from({ length: most }, (): DayRow => {
      const kind = random.pick(STORED_KINDS);
      const amount = random.between(kind === 'missed' ? 0 : 1, 5);
      const times = { at: random.between(0, DAY_MS - 1), wall_ms: null, open_ms: null };
      // One of them is new since the facets were read.
      return { ...times, kind, facet_id: random.between(1, FACETS + 1), amount };
    }).sort((a, b) => a.at - b.at);
    const [whole, parts] = [collector(facets), collector(facets)];
    whole.add(dayOf(rows), 0, QUARTERS_A_DAY);
    for (const [from, to] of [
      [0, 1],
      [1, 40],
      [40, QUARTERS_A_DAY],
    ] as const)
      parts.add(dayOf(rows), from, to);
    for (const kind of STORED_KINDS) {
      const expected = [...facets.keys()].map((id) =>
        rows
          .filter((row) => row.kind === kind && row.facet_id === id)
          .reduce((sum, { amount }) => sum + (['messages', 'missed'].includes(kind) ? amount : 1), 0),
      );
      for (const counted of [whole, parts])
        expect([...counted.counts(kind).subarray(0, FACETS)], `${most} ${kind}`).toEqual(expected);
    }
    expect(whole.scores).toEqual(parts.scores);
  }
});
