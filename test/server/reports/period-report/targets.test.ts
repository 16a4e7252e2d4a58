import { describe, expect, it } from 'vitest';
import { QUARTERS_A_DAY } from '../../../../server/reports/days/columns.ts';
import type { Facet } from '../../../../server/reports/facets.ts';
import { collector } from '../../../../server/reports/period-report/collect.ts';
import { figuresOf } from '../../../../server/reports/period-report/figures-from.ts';
import type { Targets } from '../../../../server/reports/period-report/targets.ts';
import { dayOf } from '../days/day-of.ts';

const MINUTE_MS = 60_000;
/** On the shop five minutes, on the bank ten. */
const TARGETS: Targets = (_wait, siteId) => (siteId === 'shop' ? 5 : 10) * MINUTE_MS;
const of = (id: number, siteId: string): [number, Facet] => [
  id,
  {
    id,
    siteId,
    teamId: null,
    labelIds: [],
    topic: null,
    language: null,
    channel: 'chat',
    authorKind: 'agent',
    authorId: 'ana',
  },
];

/** First replies after so many minutes, by the number of the site. */
function collected(...replies: [site: 1 | 2, minutes: number][]) {
  const into = collector(new Map([of(1, 'shop'), of(2, 'bank'), of(3, 'closed')]));
  const rows = replies.map(([facet_id, minutes]) => {
    const waited = minutes * MINUTE_MS;
    return { at: 0, kind: 'first_reply' as const, facet_id, wall_ms: waited, open_ms: waited, amount: 1 };
  });
  into.add(dayOf(rows), 0, QUARTERS_A_DAY);
  return into;
}

describe('what is within the target', () => {
  it('is measured for each wait by the target of its site', async () => {
    const [all, shop, bank] = await figuresOf(
      collected([1, 5], [1, 7], [2, 7], [2, 10]),
      [[0, 1], [0, 2], [0]],
      3,
      TARGETS,
    );
    expect(all?.firstReply).toMatchObject({ count: 4, within: 0.75, targetMs: null });
    expect(shop?.firstReply).toMatchObject({ count: 2, within: 0.5, targetMs: 5 * MINUTE_MS });
    expect(bank?.firstReply).toMatchObject({ count: 2, within: 1, targetMs: 10 * MINUTE_MS });
  });

  it('has one target where only sites with the same one did anything', async () => {
    const [all] = await figuresOf(collected([1, 5]), [[0], [0], [0]], 1, TARGETS);
    expect(all?.firstReply.targetMs).toBe(5 * MINUTE_MS);
    const [none] = await figuresOf(collected(), [[0], [0], [0]], 1, TARGETS);
    expect(none?.firstReply).toMatchObject({ count: 0, within: null, targetMs: null });
  });
});
