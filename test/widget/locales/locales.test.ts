import { expect, test } from 'vitest';
import { chooseLanguage, LANGUAGES } from '../../../widget/locales/choose.ts';
import { texts as english } from '../../../widget/locales/en.ts';
import { plural } from '../../../widget/locales/plural.ts';
import type { Texts } from '../../../widget/locales/texts.ts';

const all: [string, Texts][] = [['en', english]];
for (const [tag, load] of Object.entries(LANGUAGES)) all.push([tag, (await load()).texts]);

test('there are languages besides English', () => {
  expect(all.map(([tag]) => tag)).toEqual(expect.arrayContaining(['en', 'de', 'zh', 'ar']));
});

test.each(all)('%s has every text, none of them empty, and no English left over', (tag, texts) => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  expect(Object.keys(texts.refusals).sort()).toEqual(Object.keys(english.refusals).sort());
  for (const [key, text] of Object.entries({ ...texts, ...texts.refusals })) {
    const said = typeof text === 'function' ? text('NAME' as never, 'LIMIT' as never) : text;
    if (typeof said !== 'string') continue;
    expect(said.trim(), key).not.toBe('');
    if (typeof text === 'function') expect(said, key).toContain('NAME');
    const original = english[key as keyof Texts] ?? english.refusals[key as keyof Texts['refusals']];
    if (tag !== 'en' && !['Chat'].includes(said)) expect(said, key).not.toBe(original);
  }
});

test.each(all)('%s has the plural forms that its own rules ask for', (tag, texts) => {
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  for (const forms of [texts.unread, texts.tooLong, texts.tooManyFiles])
    for (const category of categories.filter((one) => one !== 'zero'))
      expect(forms[category] ?? (tag === 'zh' ? forms.other : undefined), category).toBeTruthy();
});

test('numbers choose their form and are written as the language writes them', () => {
  expect(plural(english.tooLong, 1, 'en')).toBe('1 character too many');
  expect(plural(english.tooLong, 1_200, 'en')).toBe('1,200 characters too many');
});

test.each([
  ['de-AT', 'de-AT', 'ltr', 'Senden'],
  ['ar-EG', 'ar-EG', 'rtl', 'إرسال'],
  ['zh-Hant-TW', 'zh-Hant-TW', 'ltr', '发送'],
  ['en-GB', 'en-GB', 'ltr', 'Send'],
  ['tlh', 'en', 'ltr', 'Send'],
  ['', 'en', 'ltr', 'Send'],
  ['de_DE', 'de-DE', 'ltr', 'Senden'],
  ['de-', 'en', 'ltr', 'Send'],
])('a page in "%s" gets %s, %s', async (asked, tag, direction, send) => {
  expect(await chooseLanguage(asked)).toMatchObject({ tag, direction, texts: { send } });
});
