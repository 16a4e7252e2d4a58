import { expect, it } from 'vitest';
import { rankWaits } from '../../../../server/reports/period-report/rank-waits.ts';
import { WaitList } from '../../../../server/reports/period-report/wait-list.ts';
import { seeded } from '../../../faults/support/seeded.ts';

/** Of each owner. */
const TARGETS_MS = [300_000, 300_000, 60_000, 0];
const DAY_MS = 86_400_000;

it('waits of any length are ranked as if those of each group were sorted', () => {
  const random = seeded(5);
  const groupsOf = [[0, 1], [0], [0, 2, 3], [0, 3]];
  const longest = [0, 1, 200, 2_000, 600_000, DAY_MS, 49 * DAY_MS, 3_000 * DAY_MS];
  for (let round = 0; round < 40; round += 1) {
    const waits = new WaitList();
    const pairs = Array.from({ length: random.between(0, 3_000) }, () => ({
      wait: random.chance(0.1) ? random.pick(TARGETS_MS) : random.between(0, random.pick(longest)),
      owner: random.between(0, groupsOf.length - 1),
    }));
    for (const { wait, owner } of pairs) waits.push(wait, owner);
    // Nobody is in the last group.
    const expected = [0, 1, 2, 3, 4].map((group) => {
      const members = pairs.filter(({ owner }) => groupsOf[owner]?.includes(group));
      const own = members.map(({ wait }) => wait).sort((a, b) => a - b);
      const ranked = (share: number) => own[Math.ceil(share * own.length) - 1] ?? null;
      const inTime = members.filter(({ wait, owner }) => wait <= (TARGETS_MS[owner] ?? 0)).length;
      return { count: own.length, medianMs: ranked(0.5), p90Ms: ranked(0.9), inTime };
    });
    expect(rankWaits(waits, groupsOf, 5, TARGETS_MS)).toEqual(expected);
  }
});
