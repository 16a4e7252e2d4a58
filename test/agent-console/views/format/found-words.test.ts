import { describe, expect, it } from 'vitest';
import { foundWords, shownSnippet } from '../../../../agent-console/views/format/found-words.ts';

const wordsIn = (text: string, search: string) =>
  foundWords(text, search).map(({ from, to }) => text.slice(from, to));

describe('words that were searched for', () => {
  it.each([
    ['Where is my parcel? Parcels are late.', 'parcel', ['parcel', 'Parcels']],
    ['Grüße aus Köln', 'koln GRUSSE', ['Köln']],
    ['Grüße aus Köln', 'grüße', ['Grüße']],
    ['请问明天什么时候发货？明天？', '明天', ['明天', '明天']],
    ['order 4711', '47', ['4711']],
    ['order 4711', '711', []],
    ['anything', '…?', []],
  ])('%s, %s', (text, search, found) => {
    expect(wordsIn(text, search)).toEqual(found);
  });
});

describe('a snippet', () => {
  const plain = (text: string) => ({ text, hit: false });
  const hit = (text: string) => ({ text, hit: true });
  const words = (parts: { text: string }[]) => parts.map((part) => part.text).join('');

  it('is left as it is where its hit stands near the beginning', () => {
    const near = [plain('Your '), hit('parcel'), plain(' is here')];
    expect(shownSnippet(near)).toEqual(near);
    expect(shownSnippet([plain('No hit')])).toEqual([plain('No hit')]);
  });

  it('begins shortly before its hit, with a word', () => {
    const far = [plain('… and then I would like to know whether the '), hit('gyokuro'), plain(' is back')];
    expect(words(shownSnippet(far))).toBe('… to know whether the gyokuro is back');
  });

  it('has room for half as many Chinese characters', () => {
    const far = [plain('您好我想问一下上周订购的明前龙井什么时候能够'), hit('发货'), plain('谢谢')];
    const shown = words(shownSnippet(far));
    expect(shown.indexOf('发货')).toBeLessThan(16);
    expect(shown).toMatch(/^… .*发货谢谢$/);
  });
});
