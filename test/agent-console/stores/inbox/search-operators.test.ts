import { describe, expect, it } from 'vitest';
import {
  completionsOf,
  needsNames,
  takeApart,
  wordsOfSearch,
} from '../../../../agent-console/stores/inbox/search-operators.ts';

const NAMES = {
  labels: [
    { id: 'l1', name: 'Refund' },
    { id: 'l2', name: 'Late parcels' },
    { id: 'l3', name: 'Refund again' },
  ],
  teams: [{ id: 't1', name: 'Billing' }],
  sites: [{ id: 's1', name: 'Tidewater Tea' }],
  agents: [{ id: 'a1', name: 'Ana Ruiz' }],
  now: Date.UTC(2026, 10, 29),
};
const SOMEBODY = '5d1c7f0e-6c7b-4d0a-9a55-0b1f2f0c9a11';
const DAY_MS = 86_400_000;
const apart = (search: string) => takeApart(search, NAMES);
const rulesOf = (search: string) => apart(search).filter?.rules;

describe('a search', () => {
  it('without operators is words alone', () => {
    expect(apart('late parcel')).toEqual({ text: 'late parcel', filter: null });
  });

  it('is taken apart into words and conditions, wherever they stand', () => {
    expect(apart('is:open late  site:"Tidewater Tea" parcel')).toEqual({
      text: 'late parcel',
      filter: {
        match: 'all',
        rules: [
          { field: 'status', op: 'is', values: ['open'] },
          { field: 'site', op: 'is', values: ['s1'] },
        ],
      },
    });
  });

  it.each([
    ['from:ada@shop.example', { field: 'visitor', op: 'contains', values: ['ada@shop.example'] }],
    ['label:refund', { field: 'label', op: 'is', values: ['l1'] }],
    ['LABEL:ref', { field: 'label', op: 'is', values: ['l1', 'l3'] }],
    ['-label:"late parcels"', { field: 'label', op: 'not', values: ['l2'] }],
    ['team:billing', { field: 'team', op: 'is', values: ['t1'] }],
    ['team:none', { field: 'team', op: 'is', values: ['none'] }],
    [`team:${SOMEBODY}`, { field: 'team', op: 'is', values: [SOMEBODY] }],
    ['agent:"ana ruiz"', { field: 'assignee', op: 'is', values: ['a1'] }],
    [`agent:${SOMEBODY}`, { field: 'assignee', op: 'is', values: [SOMEBODY] }],
    ['is:mine', { field: 'assignee', op: 'is', values: ['me'] }],
    ['is:unanswered', { field: 'needs-reply', op: 'is', values: ['yes'] }],
    ['is:unattended', { field: 'unattended', op: 'is', values: ['yes'] }],
    ['has:file', { field: 'file', op: 'is', values: ['yes'] }],
    ['after:7d', { field: 'active', op: 'after', values: [`${NAMES.now - 7 * DAY_MS}`] }],
    ['before:2026-11-01', { field: 'active', op: 'before', values: [`${new Date(2026, 10, 1).getTime()}`] }],
  ])('understands %s', (search, rule) => {
    expect(rulesOf(search)).toEqual([rule]);
  });

  it('for a label, team or site that there is not finds nothing, instead of everything', () => {
    expect(rulesOf('label:nothing')).toEqual([{ field: 'label', op: 'is', values: ['-'] }]);
  });

  it.each([
    'https://shop.example/has:file',
    'is:sunny',
    'before:2026-02-31',
    'before:soon',
    'has:feathers',
    '-before:7d',
    'note: call',
    'label:',
  ])('takes %s for words', (search) => {
    expect(apart(search)).toEqual({ text: search, filter: null });
  });

  it('needs names where it names a label, a team, a site or an agent', () => {
    for (const search of ['label:refund', '-team:billing', 'late site:"Tidewater Tea"', 'agent:ana'])
      expect(needsNames(search), search).toBe(true);
    for (const search of [
      'late parcel',
      'from:ada is:open has:file',
      'shop.example/label:refund',
      'team:none is:mine',
    ])
      expect(needsNames(search), search).toBe(false);
  });

  it('marks its words alone', () => {
    expect(wordsOfSearch('late label:refund parcel')).toBe('late parcel');
  });
});

describe('suggestions', () => {
  it('complete an operator, then its value, and keep what stands before', () => {
    expect(completionsOf('late la', NAMES)).toEqual(['late label:']);
    expect(completionsOf('late label:', NAMES)).toEqual([
      'late label:Refund',
      'late label:"Late parcels"',
      'late label:"Refund again"',
    ]);
    expect(completionsOf('label:late', NAMES)).toEqual(['label:"Late parcels"']);
    expect(completionsOf('is:un', NAMES)).toEqual(['is:unassigned', 'is:unanswered', 'is:unattended']);
  });

  it('are silent where there is nothing to complete', () => {
    for (const search of ['', 'late ', 'zebra', 'is:open', 'from:ad'])
      expect(completionsOf(search, NAMES), search).toEqual([]);
  });
});
