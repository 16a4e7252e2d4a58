import { expect, it } from 'vitest';
import { createColumnNumbers } from '../../../../server/reports/days/column-numbers.ts';
import { createDayRanks } from '../../../../server/reports/days/day-ranks.ts';
import type { Ranked, Stretch } from '../../../../server/reports/period-report/waits.ts';
import { eventually } from '../../../support/eventually.ts';
import { collectGarbage } from '../../../support/measures/collect-garbage.ts';

/** Waits of a day, as a reader has them: each call is a day that was read anew. */
function day(...waits: number[]): Stretch {
  return {
    first: 0,
    end: waits.length,
    values: Float64Array.from(waits),
    buckets: new Uint16Array(waits.length),
    facets: new Uint16Array(waits.length),
    owners: new Uint32Array(1),
  };
}

/** Ranks by counting, and notes how often it had to. */
function counting() {
  const ranked: number[] = [];
  const rank = (stretches: readonly Stretch[]): Ranked => {
    const count = stretches.reduce((sum, { first, end }) => sum + end - first, 0);
    ranked.push(count);
    return { count, medianMs: null, p90Ms: null, inTime: 0 };
  };
  return { ranked, rank };
}

it('a day is ranked once for the same question, in whichever report it is asked', () => {
  const ranks = createDayRanks(createColumnNumbers());
  const { ranked, rank } = counting();
  const [monday, tuesday] = [day(1, 2), day(3)];
  for (let report = 0; report < 3; report += 1) {
    const ask = ranks.answersTo('all sites', rank);
    expect([ask([monday]), ask([monday, tuesday]), ask([])].map(({ count }) => count)).toEqual([2, 3, 0]);
  }
  expect(ranked.filter((count) => count > 0)).toEqual([2, 3]);
});

it('another question, another part of the day and a day that was read anew are ranked', () => {
  const ranks = createDayRanks(createColumnNumbers());
  const { ranked, rank } = counting();
  const monday = day(1, 2, 3);
  ranks.answersTo('all sites', rank)([monday]);
  ranks.answersTo('one site', rank)([monday]);
  const ask = ranks.answersTo('all sites', rank);
  expect(ask([{ ...monday, end: 2 }]).count).toBe(2);
  expect(ask([{ ...monday, values: new Float64Array(3) }]).count).toBe(3);
  expect(ask([day(1, 2, 3, 4)]).count).toBe(4);
  expect(ranked).toEqual([3, 3, 2, 3, 4]);
});

it('forgets what was asked long ago, and answers it again when it is asked again', () => {
  const ranks = createDayRanks(createColumnNumbers());
  const { ranked, rank } = counting();
  const monday = day(1);
  const sites = Array.from({ length: 40 }, (_, number) => `site ${number}`);
  for (const site of sites) ranks.answersTo(site, rank)([monday]);
  expect(ranked).toHaveLength(40);
  ranks.answersTo('site 39', rank)([monday]);
  expect(ranked).toHaveLength(40);
  expect(ranks.answersTo('site 0', rank)([monday]).count).toBe(1);
  expect(ranked).toHaveLength(41);
});

it('what a day came to together with the next one does not keep the next one, which the reader may forget', async () => {
  const ranks = createDayRanks(createColumnNumbers());
  const { ranked, rank } = counting();
  const ask = ranks.answersTo('all sites', rank);
  const monday = day(1, 2);
  const askWithTuesday = () => {
    const tuesday = day(3);
    expect(ask([monday, tuesday]).count).toBe(3);
    return new WeakRef(tuesday.values);
  };
  const forgotten = askWithTuesday();
  await eventually(() => {
    collectGarbage();
    // The days themselves would be kept by what says that this fails.
    expect(forgotten.deref() === undefined).toBe(true);
  });
  expect(ask([monday, day(3)]).count).toBe(3);
  expect(ranked).toEqual([3, 3]);
});
