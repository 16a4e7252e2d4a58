import { expect, it } from 'vitest';
import { roomQuery } from '../../../../agent-console/stores/inbox/room-search.ts';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const DAY_MS = 86_400_000;

it.each([
  ['holiday plan', { text: 'holiday plan' }],
  ['from:ben', { from: 'ben' }],
  ['from:"Ben Ash" holiday', { text: 'holiday', from: 'Ben Ash' }],
  ['has:file', { file: true }],
  ['-has:file invoice', { text: 'invoice', file: false }],
  ['after:7d', { after: NOW - 7 * DAY_MS }],
  ['before:2026-11-01 x', { text: 'x', before: new Date(2026, 10, 1).getTime() }],
  ['label:refund is:open', { text: 'label:refund is:open' }],
  ['from: nobody', { text: 'from: nobody' }],
  ['before:soon', { text: 'before:soon' }],
  ['', {}],
])('“%s” in a room asks for %o', (search, query) => {
  expect(roomQuery(search, NOW)).toEqual(query);
});
