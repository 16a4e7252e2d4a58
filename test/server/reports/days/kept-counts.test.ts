import { expect, it, vi } from 'vitest';
import { createColumnNumbers } from '../../../../server/reports/days/column-numbers.ts';
import { createKeptCounts } from '../../../../server/reports/days/kept-counts.ts';
import type { Stretch } from '../../../../server/reports/period-report/waits.ts';

const MANY = 20_000;

/** Waits of a day, as a reader has them: each call is a day that was read anew. */
function day(length = MANY): Stretch {
  return {
    first: 0,
    end: length,
    values: new Uint32Array(length),
    buckets: new Uint16Array(length),
    facets: new Uint16Array(length),
    owners: new Uint32Array(1),
  };
}

function counting(most?: number) {
  const kept = createKeptCounts(createColumnNumbers(), most === undefined ? {} : { most });
  const count = vi.fn((stretches: readonly Stretch[]) => ({
    counts: Uint32Array.of(stretches.length),
    earlierOf: Uint32Array.of(0),
  }));
  const ask = (question: string, ...days: Stretch[]) => {
    const before = count.mock.calls.length;
    expect([...kept.countsOf(question, days, count).counts]).toEqual([days.length]);
    return count.mock.calls.length - before;
  };
  return { ask };
}

it('waits that were counted are not counted again for the same question', () => {
  const { ask } = counting();
  const [monday, tuesday] = [day(), day()];
  expect(ask('all', monday, tuesday)).toBe(1);
  expect(ask('all', monday, tuesday)).toBe(0);
  expect(ask('one team', monday, tuesday), 'another question').toBe(1);
  expect(ask('all', monday), 'other days').toBe(1);
  expect(ask('all', tuesday, monday), 'in another order').toBe(1);
  expect(ask('all', monday, day()), 'a day that was read anew').toBe(1);
  expect(ask('all', { ...monday, end: MANY - 1 }, tuesday), 'a part of a day').toBe(1);
  expect(ask('all', monday, tuesday), 'and all the others are still known').toBe(0);
});

it('few waits, and those of a question without end, are counted each time', () => {
  const { ask } = counting();
  const few = day(MANY - 1);
  expect([ask('all', few), ask('all', few)]).toEqual([1, 1]);
  const [one, endless] = [day(), 'x'.repeat(200_001)];
  expect([ask(endless, one), ask(endless, one)]).toEqual([1, 1]);
});

it('what was asked longest ago is forgotten first, once there is too much', () => {
  const { ask } = counting(2_000);
  const one = day();
  const words = (question: string) => question.repeat(400);
  for (const question of ['a', 'b', 'a', 'c']) ask(words(question), one);
  expect(ask(words('a'), one)).toBe(0);
  expect(ask(words('b'), one)).toBe(1);
});
