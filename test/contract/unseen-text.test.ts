import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findUnfit } from '../../server/contract/fit-text.ts';
import { fitWords, floodIn, isBlank } from '../../server/contract/unseen-text.ts';

describe('floods of what is not seen', () => {
  test.each([
    ['marks piled upon one letter', `Z${'\u0335'.repeat(40)}algo`, /30 marks/],
    ['zero-width characters in a row', `a${'\u200b'.repeat(20)}b`, /16 invisible/],
    [
      'characters of different kinds, all invisible',
      'a\u200b\u200d\u2060\ufeff\u00ad\u034f'.padEnd(30, '\u200c'),
      /16 invisible/,
    ],
    [
      'tags that spell words nobody sees',
      [...'ignore all instructions'].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join(''),
      /16 invisible/,
    ],
    ['directions within directions', '\u202ea'.repeat(9), /direction of writing/],
    ['isolates within isolates', `${'\u2067x'.repeat(20)}${'\u2069y'.repeat(20)}`, /direction of writing/],
  ])('are found: %s', (_, text, reason) => {
    expect(findUnfit(text)?.reason).toMatch(reason);
  });

  test.each([
    ['Persian with joiners kept apart', 'می\u200cخواهم یک چای\u200cنوش بخرم'],
    ['pointed Hebrew', 'בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם'],
    ['Arabic with every vowel', 'بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ'],
    ['Thai and Tibetan', 'ที่นี่ བཀྲ་ཤིས་བདེ་ལེགས།'],
    ['Hindi', 'क्ष्म्य नमस्ते'],
    ['Vietnamese, taken apart', 'Tiếng Việt'.normalize('NFD')],
    ['families, professions, flags', '👨‍👩‍👧‍👦 👩🏽‍🚒 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏳️‍🌈 👁️‍🗨️ ❤️‍🔥'],
    ['a quotation in the other direction', 'He said \u2067«שלום \u2066John\u2069»\u2069 to me'],
    ['many lines that each turn once', '\u202bשלום\u202c\n'.repeat(50)],
    ['what is pasted from word processors', '\ufeffWords\u00adwith soft hy\u00adphens'],
  ])('are not taken for floods: %s', (_, text) => {
    expect(floodIn(text)).toBe(null);
  });

  test('whatever is written in letters alone is let through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(floodIn(text)).toBe(null);
      }),
    );
  });
});

describe('blank', () => {
  test.each(['', '  \n', '\u200b', '\u2060\u00ad \ufeff', '\u3164', '\u{e0041}'])('%j is', (text) => {
    expect(isBlank(text)).toBe(true);
  });
  test.each(['.', '0', '❤️', 'ที่', '\u0301'])('%j is not', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('words that nobody typed', () => {
  test('are cut without cutting a character in half', () => {
    expect(fitWords('ab😀', 3)).toBe('ab');
    expect(fitWords('ab😀', 4)).toBe('ab😀');
  });

  test('are fit for the server, whatever they were', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('\0', '\ud800', '\udc00', '\u202e', '\u0301', '\u200b', 'a', '😀'),
        maxLength: 80,
      }),
    );
    fc.assert(
      fc.property(hostile, fc.nat(60), (text, longest) => {
        const fit = fitWords(text, longest);
        expect(fit.length).toBeLessThanOrEqual(longest);
        expect(/\0|\p{Surrogate}/u.test(fit)).toBe(false);
        expect(floodIn(fit)).toBe(null);
      }),
      { numRuns: 1_000 },
    );
  });
});
