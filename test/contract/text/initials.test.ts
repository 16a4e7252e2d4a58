import { expect, it } from 'vitest';
import { initialsOf } from '../../../server/contract/text/initials.ts';

it('takes the first letters of the first and the last word of a name, in any script', () => {
  const names = ['Mara Lindqvist', 'ben', '王小明', '👩‍🚀 Ann', ' Ana  Maria de Souza '];
  expect(names.map(initialsOf)).toEqual(['ML', 'B', '王', '👩A', 'AS']);
});

it('has a letter of the same form for everybody, and something to show for nobody', () => {
  expect(['ilker', '', '  '].map(initialsOf)).toEqual(['I', '?', '?']);
});
