import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkParts, MAX_LINK_LENGTH, safeHref } from '../../../server/contract/text/links.ts';
import { countCharacters } from '../../support/measures/count-characters.ts';

const links = (text: string) =>
  linkParts(text).flatMap(({ text: shown, href }) => (href === null ? [] : [[shown, href]]));
const joined = (text: string) =>
  linkParts(text)
    .map((part) => part.text)
    .join('');

describe('links in a text', () => {
  it.each<[string, [string, string][]]>([
    ['see https://a.example/a?b=c#d.', [['https://a.example/a?b=c#d', 'https://a.example/a?b=c#d']]],
    [
      '(https://en.example/wiki/Tea_(drink))',
      [['https://en.example/wiki/Tea_(drink)', 'https://en.example/wiki/Tea_(drink)']],
    ],
    ['(see http://a.example/b)', [['http://a.example/b', 'http://a.example/b']]],
    ['https://a.example/[1]{2}]}', [['https://a.example/[1]{2}', 'https://a.example/[1]%7B2%7D']]],
    ['http://[::1]:80/', [['http://[::1]:80/', 'http://[::1]/']]],
    ['www.shop.example/x', [['www.shop.example/x', 'https://www.shop.example/x']]],
    ['“https://a.example/b”', [['https://a.example/b', 'https://a.example/b']]],
    ['‘https://a.example/b’…', [['https://a.example/b', 'https://a.example/b']]],
    ['«https://a.example/b»', [['https://a.example/b', 'https://a.example/b']]],
    [
      'https://shop.example/退货。谢谢',
      [['https://shop.example/退货', 'https://shop.example/%E9%80%80%E8%B4%A7']],
    ],
    ['（https://shop.example/a）谢谢', [['https://shop.example/a', 'https://shop.example/a']]],
    ['*https://a.example/b*', [['https://a.example/b', 'https://a.example/b']]],
    ['write to ana@a.example, please', [['ana@a.example', 'mailto:ana@a.example']]],
    [
      'mailto:ana@a.example?subject=x',
      [['mailto:ana@a.example?subject=x', 'mailto:ana@a.example?subject=x']],
    ],
    ['HTTPS://A.EXAMPLE', [['HTTPS://A.EXAMPLE', 'https://a.example/']]],
    [
      "https://a.example/Rubik's_Cube and 'https://a.example/b', 'https://a.example/c'",
      [
        ["https://a.example/Rubik's_Cube", "https://a.example/Rubik's_Cube"],
        ['https://a.example/b', 'https://a.example/b'],
        ['https://a.example/c', 'https://a.example/c'],
      ],
    ],
    ['https://a.example:8443/b:', [['https://a.example:8443/b', 'https://a.example:8443/b']]],
    ['https://a.example:99999/ no port', []],
    ['https://bücher.example/ü?', [['https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC']]],
    ['请看https://shop.example/a！', [['https://shop.example/a', 'https://shop.example/a']]],
    [
      '「https://shop.example/a」、〝https://shop.example/b〟',
      [
        ['https://shop.example/a', 'https://shop.example/a'],
        ['https://shop.example/b', 'https://shop.example/b'],
      ],
    ],
    [
      '‹https://a.example/b›, „https://a.example/c“',
      [
        ['https://a.example/b', 'https://a.example/b'],
        ['https://a.example/c', 'https://a.example/c'],
      ],
    ],
    [
      'ana+shop@mail.a.example; (ben@b.example)',
      [
        ['ana+shop@mail.a.example', 'mailto:ana+shop@mail.a.example'],
        ['ben@b.example', 'mailto:ben@b.example'],
      ],
    ],
    ['javascript:alert(1)//https://a.example', [['https://a.example', 'https://a.example/']]],
    ['https://a.example/#/b/?c&', [['https://a.example/#/b/?c&', 'https://a.example/#/b/?c&']]],
    ['javascript:alert(1) data:text/html,x ftp://a.example file:///etc vbscript:x', []],
    ['http:// https:// www. www... mailto: @ nothing', []],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected);
    expect(joined(text)).toBe(text);
  });

  it.each([
    ['Arabic', '،؛؟۔'],
    ['Hebrew', '׃'],
    ['Devanagari', '।॥'],
    ['Armenian', '։'],
    ['Ethiopic', '።'],
    ['Khmer', '។'],
    ['Burmese', '။'],
    ['Tibetan', '།'],
    ['Chinese and Japanese', '。、，！？；：）】》」'],
    ['half-width Japanese', '｡､｣'],
    ['Latin', '.,;:!?…’”»–—'],
  ])('end before the punctuation of the sentence around them: %s', (_script, signs) => {
    for (const sign of signs)
      expect(links(`https://a.example/b${sign}`), sign).toEqual([
        ['https://a.example/b', 'https://a.example/b'],
      ]);
  });

  it.each([
    ['turns round', '\u202e'],
    ['isolates', '\u2066'],
    ['marks a direction', '\u200f'],
    ['marks a direction of Arabic', '\u061c'],
    ['has no width', '\u200b'],
    ['joins words', '\u2060'],
    ['is a soft hyphen', '\u00ad'],
  ])('end before a character that hides where they lead: one that %s', (_what, sign) => {
    expect(links(`https://a.example/b${sign}gpj.exe`)).toEqual([
      ['https://a.example/b', 'https://a.example/b'],
    ]);
    for (const [, href] of links(`https://${sign}a.example/`)) expect(href).not.toContain(encodeURI(sign));
  });

  it('show the host that they lead to, not a name in front of it', () => {
    expect(links('https://www.bank.example@other.example/ https://ana:secret@a.example/')).toEqual([]);
    expect(links('https://www.bank.example\\@other.example')[0]?.[1]).toMatch(
      /^https:\/\/www\.bank\.example\//,
    );
    expect(safeHref('https://bank.example@other.example/')).toBeNull();
  });

  it('keep the joiners that words of some languages need', () => {
    const word = 'می\u200cخواهم';
    expect(links(`https://a.example/${word}`)).toEqual([
      [`https://a.example/${word}`, `https://a.example/${encodeURIComponent(word)}`],
    ]);
  });

  it('are no longer than addresses are: a longer one stays text, and what follows is looked at', () => {
    const long = `https://a.example/${'b'.repeat(MAX_LINK_LENGTH)}`;
    expect(links(`${long} https://b.example/`)).toEqual([['https://b.example/', 'https://b.example/']]);
    expect(joined(long)).toBe(long);
    const longest = long.slice(0, MAX_LINK_LENGTH);
    expect(links(longest)).toEqual([[longest, longest]]);
  });

  const piece = fc.constantFrom(
    ...['http://', 'https://a.example/', 'www.', 'mailto:', 'a@b.example', 'b', '(', ')', '[', ']', '{', '}'],
    ...['.', ',', '。', '“', '”', "'", '*', '_', ' ', '\n', '退货', '%', '😀', '\ud800'],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );

  it('lose not a character of any text, and lead only to the web and to mail', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(joined(given)).toBe(given);
        for (const [shown, href] of links(given)) {
          expect(href).toMatch(/^(?:https?|mailto):/);
          expect(shown).toMatch(/^\S+[^\s.,;:!?'"“”。]$/u);
          expect(shown?.length).toBeLessThanOrEqual(MAX_LINK_LENGTH);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('keep a bracket at the end only where the address itself opens one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '(', ')', '[', ']'), maxLength: 30 }), (path) => {
        const [shown = ''] = links(`https://a.example/${path}`)[0] ?? [];
        const count = (sign: string) => shown.split(sign).length - 1;
        if (shown.endsWith(')')) expect(count(')')).toBeLessThanOrEqual(count('('));
        if (shown.endsWith(']')) expect(count(']')).toBeLessThanOrEqual(count('['));
      }),
    );
  });

  it.each([
    ['closing brackets', (size: number) => `http://a${')'.repeat(size)}`],
    ['closing brackets of three kinds', (size: number) => `http://a${')]}'.repeat(size / 3)}`],
    ['opening, then closing', (size: number) => `http://a${'('.repeat(size / 4)}${')'.repeat(size)}`],
    ['brackets and punctuation', (size: number) => `http://a${').'.repeat(size / 2)}`],
    ['punctuation', (size: number) => `http://a${'.!'.repeat(size / 2)}x`],
    ['many links', (size: number) => 'http://a) '.repeat(size / 10)],
    ['what is nearly a link', (size: number) => 'www. '.repeat(size / 5)],
  ])('cost twice the work in a text twice as long: %s', (_what, of) => {
    const cost = (size: number) => countCharacters(() => linkParts(of(size)));
    const [once, twice] = [cost(12_000), cost(24_000)];
    expect(once, 'something must have been counted').toBeGreaterThan(12_000);
    expect(twice / once).toBeLessThan(2.1);
  });

  it('are found however deep a text is bracketed', () => {
    expect(links(`http://a.example${')'.repeat(1_000_000)}`)).toEqual([
      ['http://a.example', 'http://a.example/'],
    ]);
  });
});

describe('the address of a page', () => {
  it('is followed only to the web and to mail', () => {
    expect(safeHref('https://shop.example/')).toBe('https://shop.example/');
    expect(safeHref('javascript:alert(1)')).toBeNull();
    expect(safeHref('not an address')).toBeNull();
  });
});
