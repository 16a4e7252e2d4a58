import { expect, test } from 'vitest';
import { authProblem } from '../../../server/relay/wire/auth-string.ts';
import { credentialsOf, sign } from '../../../server/relay/wire/signatures.ts';

const CREDENTIALS = credentialsOf({ key: 'the-key', secret: 'the-secret' });
const SUBJECT = '1.2:private-x';

test.each([
  [undefined, 'Auth info required for subscription to private-x'],
  ['', 'Auth info required for subscription to private-x'],
  ['no colon', "Auth value for subscription to private-x is invalid: should be of format 'key:signature'"],
  ['the-key:', "Auth value for subscription to private-x is invalid: should be of format 'key:signature'"],
  ['a-key:00', "Invalid key in auth data for subscription to private-x: 'a-key'"],
  ['the-key:00', 'Invalid signature: Expected HMAC SHA256 hex digest of 1.2:private-x, but got 00'],
  [`the-key:${sign(CREDENTIALS, SUBJECT)}`, null],
])('%s → %s', (auth, problem) => {
  expect(authProblem(CREDENTIALS, auth, SUBJECT, 'subscription to private-x')).toBe(problem);
});

test('what is said back of what was sent has an end', () => {
  const problem = authProblem(CREDENTIALS, `the-key:${'x'.repeat(10_000)}`, 'y'.repeat(10_000), 'this');
  expect(problem?.length).toBeLessThan(600);
});
