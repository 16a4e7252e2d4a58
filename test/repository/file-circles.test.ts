import { expect, it } from 'vitest';
import { circlesIn } from './file-circles.ts';
import { importsOf, inRepository } from './folder-imports.ts';

const IMPORTS = importsOf(inRepository('server'), '');

/** Files that know each other by their types alone: nothing of that is there when the program runs. */
const BY_TYPES = [
  ['contract/client/engine-link.ts', 'contract/client/pace.ts'],
  ['ladder/take-steps.ts', 'ladder/tell.ts'],
  ['mail/addresses.ts', 'mail/mail-config.ts'],
  [
    'relay/channels/channel.ts',
    'relay/channels/subscription-counts.ts',
    'relay/clients/connection.ts',
    'relay/clients/outbox.ts',
    'relay/clients/people.ts',
    'relay/clients/users.ts',
    'relay/relay-app.ts',
  ],
  ['relay/webhooks/delivery.ts', 'relay/webhooks/webhooks.ts'],
];

it('has no files on the server that import the values of each other', () => {
  expect(IMPORTS.length).toBeGreaterThan(2_000);
  expect(circlesIn(IMPORTS.filter(({ type }) => !type))).toEqual([]);
});

it('has files that know each other by types only where they are named here', () => {
  expect(circlesIn(IMPORTS)).toEqual(BY_TYPES);
});

it('finds a circle of any length, and tells two of them apart', () => {
  const imports = ['a b', 'b c', 'c a', 'd a', 'e f', 'f e', 'g g', 'h c'].map((one) => {
    const [from = '', to = ''] = one.split(' ');
    return { from, to, type: false };
  });
  expect(circlesIn(imports)).toEqual([['a', 'b', 'c'], ['e', 'f'], ['g']]);
});
