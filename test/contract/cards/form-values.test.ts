import { expect, it } from 'vitest';
import type { MessageForm } from '../../../server/contract/cards/card-schema.ts';
import { answersInWords, answersOf, valueTroubles } from '../../../server/contract/cards/form-values.ts';

const FORM: MessageForm = { title: 'T', fields: [{ id: 'budget', kind: 'number', label: 'Budget' }] };
const read = (budget: string | number) =>
  valueTroubles(FORM, { budget })['budget'] ?? answersOf(FORM, { budget })[0]?.value;

it.each([
  ['1000', 1_000],
  ['2,5', 2.5],
  ['-2.50', -2.5],
  ['0,125', 0.125],
  ['1234.567', 1234.567],
  ['007', 7],
])('reads the number %s', (typed, number) => expect(read(typed)).toBe(number));

it.each([['1,000'], ['1.000'], ['12.345,50'], ['1 000'], ["1'000'000"], ['1\u202f000']])(
  'keeps %s as it was typed: it may be one or a thousand',
  (typed) => {
    expect(read(typed)).toBe(typed);
    expect(answersInWords(answersOf(FORM, { budget: typed }))).toBe(`Budget: ${typed}`);
  },
);

it('reads digits as Arabic, Persian, Hindi and full-width keyboards have them', () => {
  for (const typed of ['\u0661\u0662\u066b\u0665', '\u06f1\u06f2.\u06f5', '\u0967\u0968.\u096b', '12.5'])
    expect(read(typed)).toBe(12.5);
});

it('takes a number of a program for what it is', () => {
  expect([read(1.234), read(0), read(1e15), read(1e-9)]).toEqual([1.234, 0, 'number', 'number']);
});

it.each(['two', '1,00,000', '1,2345678', '12,34,', '1.2.3', '1e5', '½', '1234567890123'])(
  'refuses %s, which is no number',
  (typed) => expect(read(typed)).toBe('number'),
);
