import { expect, it } from 'vitest';
import { QUARTERS_A_DAY } from '../../../../server/reports/days/columns.ts';
import { collector } from '../../../../server/reports/period-report/collect.ts';
import { groupsAmong } from '../../../../server/reports/period-report/groups.ts';
import { dayOf } from '../days/day-of.ts';

it('however many facets there ever were, the busiest groups of the period alone are ranked', () => {
  const ids = Array.from({ length: 130_000 }, (_, index) => index + 1);
  const facets = new Map(
    ids.map((id) => {
      const who = { channel: 'chat', authorKind: 'visitor', authorId: null };
      return [
        id,
        { id, siteId: 'shop', teamId: null, labelIds: [], topic: null, language: `l${id}`, ...who },
      ];
    }),
  );
  const collected = collector(facets);
  // The greater its id, the more messages.
  const rows = ids.slice(0, 300).map((id) => {
    return { at: 0, kind: 'messages' as const, facet_id: id, wall_ms: null, open_ms: null, amount: id };
  });
  collected.add(dayOf(rows), 0, QUARTERS_A_DAY);

  const { groups, groupsOf } = groupsAmong(collected);

  const languages = groups.filter(({ by }) => by === 'language').map(({ id }) => id);
  expect(languages).toEqual(Array.from({ length: 200 }, (_, index) => `l${300 - index}`));
  const groupsOfFacet = (id: number) => groupsOf[id - 1]?.map((number) => groups[number]?.by);
  expect(groupsOfFacet(300)).toEqual([null, 'site', 'team', 'label', 'topic', 'language', 'channel']);
  expect(groupsOfFacet(100)).toEqual([null, 'site', 'team', 'label', 'topic', 'channel']);
  expect(groupsOfFacet(301)).toEqual([null]);
});

it('what is counted under a facet that is newer than those that were read is left out', () => {
  const facet = { id: 1, siteId: 'shop', teamId: null, labelIds: [], topic: null, language: null };
  const collected = collector(
    new Map([[1, { ...facet, channel: 'chat', authorKind: 'visitor', authorId: null }]]),
  );
  const rows = [1, 2, 9_000].map((id) => {
    return { at: 0, kind: 'messages' as const, facet_id: id, wall_ms: null, open_ms: null, amount: id };
  });
  const columns = dayOf(rows);

  collected.add(columns, 0, QUARTERS_A_DAY);

  expect(collected.counts('messages')[0]).toBe(1);
  expect(collected.quarters(columns, 0, QUARTERS_A_DAY).messagesIn[0]).toBe(1);
  expect(groupsAmong(collected).groups.filter(({ by }) => by === 'site')).toEqual([
    { by: 'site', id: 'shop' },
  ]);
});
