import { expect, it } from 'vitest';
import { keyCaps } from '../../../../agent-console/views/format/keys.ts';

it.each([
  ['j', ['J']],
  ['shift+e', ['Shift', 'E']],
  ['+', ['+']],
  ['?', ['?']],
])('the key %s is written as its caps', (key, caps) => {
  expect(keyCaps(key)).toEqual(caps);
});
