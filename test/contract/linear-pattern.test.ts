import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearPattern, PatternError } from '../../server/contract/linear-pattern.ts';

describe('patterns for answers', () => {
  test.each([
    ['\\d{5}', ['12345'], ['1234', '123456', 'x12345']],
    ['^[A-Z]{2}-\\d+$', ['DE-1', 'FR-99999'], ['de-1', 'DE-', 'DE-1x']],
    ['(a|b)*c?', ['', 'abab', 'bac'], ['abca', 'd']],
    ['[^@\\s]+@[a-z.]+', ['a@b.c'], ['a b@c', '@b']],
    ['\\+?\\d{2,4}', ['+12', '1234'], ['+1', '12345']],
    ['名字.+', ['名字😀'], ['名字', 'x']],
    ['(?:ab){0,2}', ['', 'ab', 'abab'], ['a', 'ababab']],
    ['[\\d-]+', ['1-2'], ['1.2']],
    ['a\\.b', ['a.b'], ['axb']],
  ])('%s', (pattern, right, wrong) => {
    const matches = linearPattern(pattern);
    for (const text of right) expect(matches(text), text).toBe(true);
    for (const text of wrong) expect(matches(text), text).toBe(false);
  });

  test.each([
    ['(', /"\)" is missing/],
    ['a)', /without its "\("/],
    ['[a', /"\]" is missing/],
    ['(?=a)', /look around/],
    ['a**', /cannot follow/],
    ['*a', /cannot stand here/],
    ['a{5,2}', /downwards/],
    ['a{9999}', /At most 200/],
    ['(((a{100}){100}){100})', /too large/],
    ['\\1', /not possible/],
    ['[z-a]', /not a range/],
  ])('%s is refused with a reason', (pattern, reason) => {
    expect(() => linearPattern(pattern)).toThrow(PatternError);
    expect(() => linearPattern(pattern)).toThrow(reason);
  });

  test('says the same as RegExp', () => {
    const atom = fc.constantFrom('a', 'b', '.', '\\d', '[ab]', '[^a]', '(a|b)', '(ab)', '(a*b)', '1');
    const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{0,2}', '{2,}');
    const pattern = fc
      .array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.flat().join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 10 });
    fc.assert(
      fc.property(pattern, text, (given, input) => {
        expect(linearPattern(given)(input)).toBe(new RegExp(`^(?:${given})$`, 'u').test(input));
      }),
      { numRuns: 2_000 },
    );
  });

  test('what stops a backtracking engine takes one pass', () => {
    expect(linearPattern('(a*)*b')('a'.repeat(500))).toBe(false);
    expect(linearPattern('(a|a)*(a|a)*b')('a'.repeat(500))).toBe(false);
  });
});
