import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Markup, markdown, withoutMarkup } from '../../../server/contract/text/markdown.ts';

/** The tree as one reads it: `<strong>bold</strong>`. */
function shown(text: string, labels = true): string {
  return markdown(text, { labels }).map(written).join('');
}
function written(part: Markup): string {
  if (typeof part === 'string') return part;
  const { tag, href, value } = part;
  const attributes = `${href === undefined ? '' : ` ${href}`}${value === undefined ? '' : ` ${value}`}`;
  return `<${tag}${attributes}>${part.parts.map(written).join('')}</${tag}>`;
}

describe('what people type', () => {
  it.each([
    ['**Bold** words', '<strong>Bold</strong> words'],
    ['*so* and _so_', '<em>so</em> and <em>so</em>'],
    ['~~old~~ new', '<s>old</s> new'],
    ['***both***', '<strong><em>both</em></strong>'],
    ['**bold with *more* in it**', '<strong>bold with <em>more</em> in it</strong>'],
    ['(**yes**), "*no*"!', '(<strong>yes</strong>), "<em>no</em>"!'],
    ['请**务必**填写', '请<strong>务必</strong>填写'],
    ['Press `Ctrl+**B**`', 'Press <code>Ctrl+**B**</code>'],
    ['``a ` b``', '``a ` b``'],
    ['one\ntwo\n\nthree', 'one\ntwo\n\nthree'],
    [
      'See **https://a.example/x_y_z**.',
      'See <strong><a https://a.example/x_y_z>https://a.example/x_y_z</a></strong>.',
    ],
    ['The [return form](https://shop.example/r)', 'The <a https://shop.example/r>return form</a>'],
    ['- a\n- b **c**\n  more\nend', '<ul><li>a</li><li>b <strong>c</strong>\nmore</li></ul>end'],
    ['First:\n1. a\n2) b', 'First:<ol><li 1>a</li><li 2>b</li></ol>'],
    ['3. c\n7. g', '<ol><li 3>c</li><li 7>g</li></ol>'],
    ['- a\n1. b', '<ul><li>a</li></ul><ol><li 1>b</li></ol>'],
    ['> you *said*\n> that\nYes', '<blockquote>you <em>said</em>\nthat</blockquote>Yes'],
    ['Run\n```sh\nnpm *start*\n\n- x\n```\nthen', 'Run<pre>npm *start*\n\n- x</pre>then'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('what is no markup, and stays as it was written', () => {
  it.each([
    '2 * 3 * 4 = 24',
    '2*3*4',
    'snake_case_name and __init__',
    '*.ts, *.js',
    '*Prices include VAT.',
    'Card ****1234',
    '*** ---',
    '5* hotel, 4* hotel',
    'a ** b ** c',
    '**not closed',
    'over *the\nend* of a line',
    '-5 degrees, -x',
    '>3 years',
    '```\nnever closed',
    '`never closed',
    '[x] done, [see](below)',
    '<b>no HTML</b> &amp;',
    '[https://bank.example](https://evil.example)',
    '[click](javascript:alert(1))',
    '[click](https://bank.example@evil.example/)',
    '# no heading, ![no picture](data:x)',
  ])('%s', (text) => {
    const links = /<a [^>]*>(.*?)<\/a>/g;
    expect(shown(text).replace(links, '$1')).toBe(text);
  });

  it('what strangers write never hides where a link leads', () => {
    expect(shown('[Invoice](https://evil.example/x)', false)).toBe(
      '[Invoice](<a https://evil.example/x>https://evil.example/x</a>)',
    );
  });
});

describe('the words alone', () => {
  it('are what a preview shows', () => {
    expect(withoutMarkup('**Hello** [there](https://a.example), `x`')).toBe('Hello there, x');
    expect(withoutMarkup('So:\n- a\n- *b*')).toBe('So:\n• a\n• b');
    expect(withoutMarkup('2. b')).toBe('2. b');
  });
});

describe('whatever a stranger writes', () => {
  const PIECES = [
    '*',
    '**',
    '_',
    '~~',
    '`',
    '```',
    '[',
    '](',
    ')',
    '> ',
    '- ',
    '1. ',
    '\n',
    'a',
    ' ',
    '我',
    '\\',
  ];
  const text = fc
    .array(fc.constantFrom(...PIECES, 'https://a.example/'), { maxLength: 40 })
    .map((all) => all.join(''));

  it('loses no letter, and goes six deep at most', () => {
    const letters = (words: string) => words.replace(/[^a-z我\\]/g, '');
    fc.assert(
      fc.property(text, (written) => {
        const tree = markdown(written, { labels: false });
        // The name of a language after a fence is no text.
        if (!written.includes('```')) expect(letters(tree.map(wordsIn).join(''))).toBe(letters(written));
        expect(Math.max(0, ...tree.map(depth))).toBeLessThanOrEqual(6);
      }),
    );
  });

  // Fifty times what a message may hold: read in more than proportional time, it would not be read in the time of a test.
  it.each(PIECES.map((piece) => [JSON.stringify(piece), piece]))(
    'is read, however often it repeats %s',
    (_, piece) => {
      const long = `${piece}a`.repeat(200_000);
      expect(markdown(long, { labels: true }).map(wordsIn).join('').length).toBeGreaterThan(190_000);
    },
  );
});

function wordsIn(part: Markup): string {
  return typeof part === 'string' ? part : part.parts.map(wordsIn).join('');
}

function depth(part: Markup): number {
  return typeof part === 'string' ? 0 : 1 + Math.max(0, ...part.parts.map(depth));
}
