import { expect, it } from 'vitest';
import { bucketOf } from '../../../../server/reports/days/buckets.ts';
import { createColumnNumbers } from '../../../../server/reports/days/column-numbers.ts';
import { createKeptCounts } from '../../../../server/reports/days/kept-counts.ts';
import { rankerOf } from '../../../../server/reports/period-report/rank-together.ts';
import { rankWaits } from '../../../../server/reports/period-report/rank-waits.ts';
import { limitsOf, type Stretch, type Waits } from '../../../../server/reports/period-report/waits.ts';
import { seeded } from '../../../faults/support/seeded.ts';
import { eventually } from '../../../support/eventually.ts';
import { collectGarbage } from '../../../support/measures/collect-garbage.ts';

const DAY_MS = 86_400_000;
/** Nobody is in the last group. */
const GROUPS_OF = [[0, 1], [0], [0, 2, 3], [0, 3]];
const GROUPS = [0, 1, 2, 3, 4];
/** Of each owner. */
const TARGETS_MS = [300_000, 300_000, 60_000, 0];
/** The places of facets: of each owner, of one that does not count, and of one that was new when the day was read. */
const OWN_IDS = [7, 3, 4, 1];
const [NOT_COUNTED, UNKNOWN] = [5, 9_000];
const OWNERS = Uint32Array.from({ length: UNKNOWN + 1 }, (_, id) =>
  OWN_IDS.includes(id) ? OWN_IDS.indexOf(id) : OWN_IDS.length,
);

type Pair = { wait: number | null; id: number };

it('waits of any length are ranked as if those of each group were sorted', () => {
  for (const { pairs, waits } of rounds()) {
    const ranked = rankWaits(waits, GROUPS_OF, GROUPS.length, TARGETS_MS);
    expect(ranked).toEqual(
      GROUPS.map((group) => sorted(pairs, (owner) => GROUPS_OF[owner]?.includes(group) === true)),
    );
  }
});

it('waits that are all of one group are ranked alike, one day after the other', () => {
  const rank = rankerOf(OWN_IDS.length, limitsOf(TARGETS_MS));
  for (const { pairs, waits } of rounds()) expect(rank(waits.stretches)).toEqual(sorted(pairs, () => true));
});

it('waits that are ranked again come to the same, whichever day is another one since', () => {
  const kept = createKeptCounts(createColumnNumbers(), { fewest: 0 });
  const random = seeded(11);
  const some = (): Pair => ({ wait: random.between(0, 600_000), id: random.pick([...OWN_IDS, NOT_COUNTED]) });
  const day = () => {
    const pairs = Array.from({ length: random.between(1, 400) }, some);
    return { pairs, stretch: { ...stretchOf(pairs, pairs.length), first: 0, end: pairs.length } };
  };
  const days = Array.from({ length: 6 }, day);
  const parts = {
    pairs: days[0]?.pairs.slice(3) ?? [],
    stretch: { ...days[0]?.stretch, first: 3 } as Stretch,
  };
  for (const changed of [null, 5, 2, 4, null, 0]) {
    if (changed !== null) days[changed] = day();
    for (const shown of [days, days.slice(1), [parts, ...days.slice(1)]]) {
      const waits = { stretches: shown.map(({ stretch }) => stretch), outside: OWN_IDS.length };
      const ranked = rankWaits(waits, GROUPS_OF, GROUPS.length, TARGETS_MS, { kept, question: 'all' });
      const pairs = shown.flatMap((one) => one.pairs);
      expect(ranked).toEqual(
        GROUPS.map((group) => sorted(pairs, (owner) => GROUPS_OF[owner]?.includes(group) === true)),
      );
    }
    parts.pairs = days[0]?.pairs.slice(3) ?? [];
    parts.stretch = { ...(days[0]?.stretch as Stretch), first: 3 };
  }
});

it('what more than a million waits need to be ranked is not kept for the next report', async () => {
  const heldMb = () => {
    collectGarbage();
    return process.memoryUsage().arrayBuffers / 1_024 / 1_024;
  };
  const length = 1_100_000;
  const values = new Uint32Array(length).fill(300_001);
  const buckets = new Uint16Array(length).fill(bucketOf(300_001));
  const [facets, owners] = [new Uint16Array(length), Uint32Array.of(0)];
  const waits = { stretches: [{ values, buckets, facets, owners, first: 0, end: length }], outside: 1 };
  const before = heldMb();
  const all = { count: length, medianMs: 300_000, p90Ms: 300_000, inTime: length };
  expect(rankWaits(waits, [[0, 1]], 2, [300_000])).toEqual([all, all]);
  // Buffers are given back a moment after they were found to be garbage.
  await eventually(() => expect(heldMb() - before).toBeLessThan(20));
});

/** Some waits, in stretches of columns that hold more than these. */
function* rounds(): Generator<{ pairs: Pair[]; waits: Waits }> {
  const random = seeded(5);
  const longest = [0, 1, 200, 2_000, 600_000, DAY_MS, 49 * DAY_MS, 3_000 * DAY_MS];
  for (let round = 0; round < 40; round += 1) {
    // Few waits are counted for each group, many for each owner.
    const most = round % 2 === 0 ? 1_000 : 5_000;
    const some = (): Pair => ({
      wait: random.chance(0.1) ? random.pick(TARGETS_MS) : random.between(0, random.pick(longest)),
      id: random.pick([...OWN_IDS, NOT_COUNTED, UNKNOWN]),
    });
    const heaps = [0, 1, 2].map(() =>
      Array.from({ length: random.between(0, most) }, () =>
        random.chance(0.05) ? { ...some(), wait: null } : some(),
      ),
    );
    const stretches = heaps.map((heap) => stretchOf([some(), ...heap, some()], heap.length));
    yield { pairs: heaps.flat(), waits: { stretches, outside: OWN_IDS.length } };
  }
}

/** Without the first one and the last. */
function stretchOf(pairs: readonly Pair[], length: number): Stretch {
  const values = pairs.map(({ wait }) => (wait === null ? 0 : wait + 1));
  const isWide = Math.max(...values) >= 2 ** 32;
  return {
    values: isWide ? Float64Array.from(values) : Uint32Array.from(values),
    buckets: Uint16Array.from(values, bucketOf),
    facets: Uint16Array.from(pairs, ({ id }) => id),
    owners: OWNERS,
    first: 1,
    end: length + 1,
  };
}

function sorted(pairs: readonly Pair[], isMember: (owner: number) => boolean) {
  const members = pairs.flatMap(({ wait, id }) => {
    const owner = OWN_IDS.indexOf(id);
    return wait !== null && owner >= 0 && isMember(owner) ? [{ wait, owner }] : [];
  });
  const own = members.map(({ wait }) => wait).sort((a, b) => a - b);
  const ranked = (share: number) => own[Math.ceil(share * own.length) - 1] ?? null;
  const inTime = members.filter(({ wait, owner }) => wait <= (TARGETS_MS[owner] ?? 0)).length;
  return { count: own.length, medianMs: ranked(0.5), p90Ms: ranked(0.9), inTime };
}
