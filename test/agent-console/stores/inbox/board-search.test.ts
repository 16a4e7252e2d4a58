import { expect, it } from 'vitest';
import { type BoardRow, searchOfBoard } from '../../../../agent-console/stores/inbox/board-search.ts';
import { takeApart } from '../../../../agent-console/stores/inbox/search-operators.ts';
import { uuid } from '../../support/fake-deps.ts';

const NAMES = {
  labels: [],
  teams: [
    { id: uuid(1), name: 'Billing' },
    { id: uuid(2), name: 'None' },
  ],
  sites: [{ id: uuid(3), name: 'Tidewater "Tea"' }],
  agents: [
    { id: uuid(4), name: 'Ana Ruiz' },
    { id: uuid(5), name: 'Ben' },
    { id: uuid(6), name: 'ben' },
    { id: uuid(7), name: 'Bennet' },
  ],
  now: 0,
};

it.each<[string, BoardRow, string]>([
  ['a name', { by: 'team', id: uuid(1) }, 'team:Billing'],
  ['a name of two words', { by: 'agent', id: uuid(4) }, 'agent:"Ana Ruiz"'],
  ['an id, where another has the same name', { by: 'agent', id: uuid(6) }, `agent:${uuid(6)}`],
  ['an id, where the name has a quotation mark', { by: 'site', id: uuid(3) }, `site:${uuid(3)}`],
  ['an id, where the name says something else', { by: 'team', id: uuid(2) }, `team:${uuid(2)}`],
  ['an id of who is not listed any more', { by: 'agent', id: uuid(8) }, `agent:${uuid(8)}`],
])('a figure of the board is found by %s', (_, row, search) => {
  expect(searchOfBoard(row, 'unattended', NAMES)).toBe(`${search} is:unattended`);
  const [rule] = takeApart(`${search} is:unattended`, NAMES).filter?.rules ?? [];
  expect(rule?.values, 'and it finds nothing else').toEqual([row.id]);
});

it('what is of no team is found by none of them', () => {
  expect(searchOfBoard({ by: 'team', id: null }, 'open', NAMES)).toBe('team:none is:open');
  expect(takeApart('team:none', NAMES).filter?.rules[0]?.values).toEqual(['none']);
});
