import { describe, expect, it } from 'vitest';
import { asEmoji, emojiName, findEmoji, readEmojiWords } from '../../../server/contract/emoji/find-emoji.ts';
import { loadEmojiWords } from '../../../server/contract/emoji/load-emoji-words.ts';

describe('finding an emoji', () => {
  it.each([
    ['en', 'thumbs up', '👍'],
    ['en', 'rocket', '🚀'],
    ['en', 'PARTY pop', '🎉'],
    ['en', 'heart red', '❤️'],
    ['de', 'rakete', '🚀'],
    ['de-AT', 'glücks', '🍀'],
    ['de', 'gluck', '🍀'],
    ['es', 'corazon rojo', '❤️'],
    ['fr', 'fusée', '🚀'],
    ['fr', 'fusee', '🚀'],
    ['pt-BR', 'coração', '❤️'],
    ['zh', '火箭', '🚀'],
    ['zh-CN', '心', '❤️'],
    ['zh-TW', '火箭', '🚀'],
    ['ja', 'ロケット', '🚀'],
    ['ja', '犬', '🐶'],
    ['ru', 'ракета', '🚀'],
    ['ar', 'صاروخ', '🚀'],
  ])('in %s, “%s” leads to %s', async (language, query, emoji) => {
    expect(findEmoji(await loadEmojiWords(language), query, 60)).toContain(emoji);
  });

  it('has first what is called so, then what has it as a keyword', async () => {
    const languages = await loadEmojiWords('en');
    expect(findEmoji(languages, 'dog', 5)[0]).toBe('🐕');
    expect(findEmoji(languages, 'thank', 5)).toContain('🙏');
  });

  it('finds English words in every language, and without a table English alone', async () => {
    expect(findEmoji(await loadEmojiWords('ja'), 'rocket', 3)[0]).toBe('🚀');
    const [first, ...others] = await loadEmojiWords('xx');
    expect(first?.get('🚀')?.name).toBe('rocket');
    expect(others).toEqual([]);
  });

  it('finds nothing for nothing, for blanks, and for what no emoji is called', async () => {
    const languages = await loadEmojiWords('en');
    for (const query of ['', '   ', 'qwertyuiop', '(', '\\'])
      expect(findEmoji(languages, query, 9), query).toEqual([]);
  });

  it('gives no more than are wanted, each once, and each as an emoji', async () => {
    const found = findEmoji(await loadEmojiWords('de'), 'a', 40);
    expect(found).toHaveLength(40);
    expect(new Set(found).size).toBe(40);
    for (const one of found) expect(one).toMatch(/^(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f)$/u);
  });
});

it('leaves out emoji that this browser does not know yet', () => {
  expect([...readEmojiWords('🚀rocket|space;\u{1faff}of a later year\n🐕dog').keys()]).toEqual(['🚀', '🐕']);
});

it('says the name of an emoji, with and without its variation selector', async () => {
  const languages = await loadEmojiWords('de');
  expect(emojiName(languages, '❤️')).toBe('rotes Herz');
  expect(emojiName(languages, '❤')).toBe('rotes Herz');
  expect(emojiName(languages, 'x')).toBeNull();
  expect(asEmoji('❤')).toBe('❤️');
  expect(asEmoji('❤️')).toBe('❤️');
  expect(asEmoji('🚀')).toBe('🚀');
});

it.each('ar de en es fa fr he hi id it ja ko nl pl pt ru tr uk vi zh zh-hant'.split(' '))(
  'the words in %s name nearly every emoji',
  async (language) => {
    const [own] = await loadEmojiWords(language);
    const [english] = await loadEmojiWords('en');
    expect(own?.size).toBeGreaterThan(1_300);
    expect([...(own?.keys() ?? [])].filter((one) => !english?.has(one))).toEqual([]);
    for (const [emoji, { name }] of own ?? []) expect(name, emoji).not.toBe('');
  },
);
