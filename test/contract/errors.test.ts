import { expect, it } from 'vitest';
import { ERROR_KINDS, retryOf } from '../../server/contract/errors.ts';

it.each(Object.entries(ERROR_KINDS))('a client does with %s what the list of codes says', (code, kind) => {
  expect(retryOf(kind.status, code)).toBe(kind.retry);
});

it.each([
  [0, 'later'],
  [408, 'later'],
  [429, 'later'],
  [502, 'later'],
  [401, 'never'],
  [403, 'never'],
  [404, 'never'],
  [400, 'after-change'],
  [422, 'after-change'],
])('an answer of %i without a code, or with one that is not known: %s', (status, retry) => {
  expect([retryOf(status), retryOf(status, 'of_a_proxy')]).toEqual([retry, retry]);
});
