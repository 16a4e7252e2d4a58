import { expect, it } from 'vitest';
import { LANGUAGES, textsIn } from '../../../agent-console/locales/languages.ts';
import { pageTexts } from '../../../agent-console/locales/page-texts.ts';
import { avatar as en } from '../../../agent-console/locales/pages/en/avatar.ts';
import { avatar as zh } from '../../../agent-console/locales/pages/zh/avatar.ts';

// Read before any test has begun: on a busy machine the first reading takes seconds.
await Promise.all(LANGUAGES.map(({ load }) => load()));

it.each([
  ['zh', ['zh-CN', 'en'], '头像'],
  ['zh', ['en-GB'], '头像'],
  ['en', ['en-GB', 'zh-CN'], 'Picture'],
  ['de', ['de-AT'], 'Bild'],
  ['de', ['en-GB'], 'Bild'],
])('a page has its texts in the console’s language: %s in a browser of %j', async (tag, browser, text) => {
  expect(pageTexts(await textsIn(tag, browser), 'avatar', { en, zh }).label).toBe(text);
});

it('a page is English where the language could not be loaded', () => {
  expect(pageTexts({ language: 'de-AT' }, 'avatar', { en, zh }).label).toBe('Picture');
});
