import { describe, expect, it } from 'vitest';
import { marksOf, withLink, withMarks } from '../../../../agent-console/views/composer/formatting.ts';

/** A text whose selection stands between bars: `a |word| here`. */
function selected(text: string) {
  const [before = '', words = '', after = ''] = text.split('|');
  return {
    value: before + words + after,
    selectionStart: before.length,
    selectionEnd: before.length + words.length,
  };
}
const shown = ({ text, start, end }: { text: string; start: number; end: number }) =>
  `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;

describe('keys that format', () => {
  const key = (name: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>>) =>
    marksOf({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

  it('are those of other programs, with Ctrl or ⌘', () => {
    expect(key('b', { ctrlKey: true })).toBe('**');
    expect(key('i', { metaKey: true })).toBe('*');
    expect(key('e', { ctrlKey: true })).toBe('`');
    expect(key('X', { ctrlKey: true, shiftKey: true })).toBe('~~');
  });

  it('are no others: cutting, and letters that AltGr writes', () => {
    expect(key('x', { ctrlKey: true })).toBeUndefined();
    expect(key('e', { ctrlKey: true, altKey: true })).toBeUndefined();
    expect(key('b', {})).toBeUndefined();
  });

  it.each([
    ['a |word| here', '**', 'a **|word|** here'],
    ['a **|word|** here', '**', 'a |word| here'],
    ['a **|word|** here', '*', 'a ***|word|*** here'],
    ['a| word |here', '*', 'a *|word|* here'],
    ['new ||', '**', 'new **||**'],
  ])('%s with %s', (text, mark, expected) => {
    expect(shown(withMarks(selected(text), mark))).toBe(expected);
  });
});

describe('an address that is pasted over words', () => {
  it.each([
    ['the |return form| here', 'https://shop.example/r ', 'the [return form](https://shop.example/r)|| here'],
    ['a || b', 'https://shop.example/r', null],
    ['a |word| b', 'no address', null],
    ['a |https://old.example| b', 'https://new.example', null],
    ['a |[x]| b', 'https://new.example', null],
  ])('%s', (text, pasted, expected) => {
    const written = withLink(selected(text), pasted);
    expect(written === null ? null : shown(written)).toBe(expected);
  });
});
