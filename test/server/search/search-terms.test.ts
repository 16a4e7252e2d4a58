import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fts5Query,
  searchParts,
  snippetOf,
  termsOf,
  tsQuery,
  tsVector,
} from '../../../server/search/search-terms.ts';

const marked = (text: string, typed: string) =>
  snippetOf(text, searchParts(typed))
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');

describe('the terms of a text', () => {
  it.each([
    ['Hello, World! 42', ['hello', 'world', '42']],
    ['Crème BRÛLÉE', ['creme', 'brulee']],
    // Full-width letters are the same letters.
    ['ＡＢＣ', ['abc']],
    ['我要退款', ['我要', '要退', '退款', '款']],
    ['订单order42号', ['订单', '单', 'order42', '号']],
    ['が', ['が']],
    ['สวัสดี', ['สว', 'วั', 'ัส', 'สด', 'ดี', 'ี']],
    ['हिन्दी', ['हिन्दी']],
    ['a@b.example', ['a', 'b', 'example']],
    ['… — !?', []],
  ])('%s', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });
});

describe('a search', () => {
  it('has no operators: what was typed is looked for', () => {
    const typed = `"refund" OR NOT a* (b) NEAR:^ col:x ' & | ! <-> \\ % _`;
    expect(fts5Query(searchParts(typed))).toBe(
      '"refund" * AND "or" * AND "not" * AND "a" * AND "b" * AND "near" * AND "col" * AND "x" *',
    );
    expect(tsQuery(searchParts("退款 o'neil"))).toBe("('退款') & 'o':* & 'neil':*");
  });

  it('never makes a query that is more than letters, digits and its own signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const parts = searchParts(typed);
        expect(fts5Query(parts)).toMatch(/^("[\p{L}\p{N}\p{M} ]+"( \*)?( AND )?)*$/u);
        expect(tsQuery(parts)).toMatch(
          /^('[\p{L}\p{N}\p{M}]+':\*|\(('[\p{L}\p{N}\p{M}]+'( <-> )?)+\)| & )*$/u,
        );
        expect(tsVector(termsOf(typed))).toMatch(/^('[\p{L}\p{N}\p{M}]+':\d+ ?)*$/u);
      }),
    );
  });
});

describe('a snippet', () => {
  it.each([
    ['Where is my refund? I want a REFUND.', 'refu', 'Where is my [refund]? I want a [REFUND].'],
    ['我昨天要求退款了', '退款', '我昨天要求[退款]了'],
    ['退', '退', '[退]'],
    ['Crème brûlée', 'brulee', 'Crème [brûlée]'],
    ['<b>refund</b>', 'refund', '<b>[refund]</b>'],
    ['nothing of it', 'refund', 'nothing of it'],
  ])('of %s', (text, typed, expected) => {
    expect(marked(text, typed)).toBe(expected);
  });

  it('begins near to what was found, and is short', () => {
    const text = `${'long before '.repeat(60)}here is the needle in it ${'long after '.repeat(60)}`;
    const found = marked(text, 'needle');
    expect(found).toContain('[needle]');
    expect(found.length).toBeLessThan(200);
  });
});
