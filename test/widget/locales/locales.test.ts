import { expect, test } from 'vitest';
import { chooseExtraTexts } from '../../../widget/extras/choose-texts.ts';
import { texts as extraEnglish } from '../../../widget/extras/locales/en.ts';
import type { ExtraTexts } from '../../../widget/extras/texts.ts';
import { chooseLanguage, ENGLISH, LANGUAGES } from '../../../widget/locales/choose.ts';
import { fill } from '../../../widget/locales/fill.ts';
import { texts as english } from '../../../widget/locales/languages/en.ts';
import { overridden } from '../../../widget/locales/overridden.ts';
import { type Plural, plural } from '../../../widget/locales/plural.ts';
import type { Texts } from '../../../widget/locales/texts.ts';

/** The texts that load at once, and those that load with the rare parts. */
type All = Texts & { extra: ExtraTexts };
const all: [string, All][] = [['en', { ...english, extra: extraEnglish }]];
for (const [tag, load] of Object.entries(LANGUAGES)) {
  const extra = await chooseExtraTexts({ ...ENGLISH, tag });
  all.push([tag, { ...(await load()).texts, extra }]);
}

const isPlural = (text: unknown): text is Plural =>
  typeof text === 'object' && text !== null && 'other' in text;
/** `refusals.file_empty` → what is said; all forms of a plural under its one name. */
const flat = (texts: object, prefix = ''): [string, string | Plural][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' || isPlural(text)
      ? [[prefix + key, text] as [string, string | Plural]]
      : flat(text, `${prefix}${key}.`),
  );
const formsOf = (text: string | Plural) => (typeof text === 'string' ? [text] : Object.values(text));
const placesIn = (text: string) => [...text.matchAll(/\{\w+\}|#/g)].map(([place]) => place).sort();
/** Words that are the same in several languages. */
const SHARED = [
  'Bot',
  'Chat',
  'Emoji',
  'Emojis',
  'Conversation',
  'Name',
  'Browser',
  'Messages',
  'audio',
  'documents',
];
const originals = new Map(flat({ ...english, extra: extraEnglish }));

test('there are twenty-one languages', () => {
  expect(all.map(([tag]) => tag).sort()).toEqual(
    'ar de en es fa fr he hi id it ja ko nl pl pt ru tr uk vi zh zh-Hant'.split(' '),
  );
});

test.each(all)('%s has every text, none of them empty, and no English left over', (tag, texts) => {
  expect(
    flat(texts)
      .map(([key]) => key)
      .sort(),
  ).toEqual([...originals.keys()].sort());
  for (const [key, text] of flat(texts)) {
    for (const form of formsOf(text)) {
      expect(form.trim(), key).not.toBe('');
      if (tag !== 'en' && !SHARED.includes(form))
        expect(formsOf(originals.get(key) ?? ''), key).not.toContain(form);
    }
  }
});

test.each(all)('%s has the same places for values as English', (_tag, texts) => {
  for (const [key, text] of flat(texts)) {
    const original = originals.get(key) ?? '';
    if (typeof text === 'string') expect(placesIn(text), key).toEqual(placesIn(original as string));
    // A form for exactly one or two may say it in words.
    else
      for (const [category, form] of Object.entries(text))
        if (!['one', 'two'].includes(category)) expect(placesIn(form), `${key} ${category}`).toEqual(['#']);
  }
});

/** What stands below the name in the header has one line of 300 px, about forty letters; it ends in an ellipsis beyond. */
const HEADER_LETTERS = 40;
test.each(all)('%s says who is there in one line of the header', (_tag, { onDuty, offDuty, away }) => {
  for (const line of [onDuty, offDuty, away])
    expect([...line].length, line).toBeLessThanOrEqual(HEADER_LETTERS);
});

test.each(all)('%s has the plural forms that its own rules ask for, and no others', (tag, texts) => {
  const asked = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.filter((one) => one !== 'zero');
  const plurals = flat(texts).filter((entry): entry is [string, Plural] => isPlural(entry[1]));
  expect(plurals.length).toBeGreaterThan(0);
  for (const [key, forms] of plurals) expect(Object.keys(forms).sort(), key).toEqual([...asked].sort());
});

test('numbers choose their form and are written as the language writes them', () => {
  expect(plural(english.tooLong, 1, 'en')).toBe('1 character over the limit');
  expect(plural(english.tooLong, 1_200, 'en')).toBe('1,200 characters over the limit');
});

test.each([
  ['ru', 1, 'Не больше 1 файла в сообщении.'],
  ['ru', 22, 'Не больше 22 файлов в сообщении.'],
  ['pl', 3, 'Najwyżej 3 pliki w wiadomości.'],
  ['pl', 12, 'Najwyżej 12 plików w wiadomości.'],
  ['ar', 2, 'ملفان على الأكثر لكل رسالة.'],
  ['fr', 0, '0 fichier au maximum par message.'],
  ['ja', 5, '1通につき最大5ファイルです。'],
])('%s counts %i in its own way', async (tag, count, said) => {
  expect(plural((await chooseLanguage(tag)).texts.tooManyFiles, count, tag)).toBe(said);
});

test('what is filled in is taken as it is', () => {
  expect(fill('“{name}” is larger than {limit}.', { name: '{limit} $& $1', limit: '2 MB' })).toBe(
    '“{limit} $& $1” is larger than 2 MB.',
  );
});

test.each([
  ['de-AT', 'de-AT', 'ltr', 'Senden'],
  ['ar-EG', 'ar-EG', 'rtl', 'إرسال'],
  ['iw', 'he', 'rtl', 'שליחה'],
  ['fa-IR', 'fa-IR', 'rtl', 'ارسال'],
  ['zh', 'zh', 'ltr', '发送'],
  ['zh-SG', 'zh-SG', 'ltr', '发送'],
  ['zh-Hant', 'zh-Hant', 'ltr', '傳送'],
  ['zh-TW', 'zh-TW', 'ltr', '傳送'],
  ['zh_HK', 'zh-HK', 'ltr', '傳送'],
  ['pt-BR', 'pt-BR', 'ltr', 'Enviar'],
  ['en-GB', 'en-GB', 'ltr', 'Send'],
  ['tlh', 'en', 'ltr', 'Send'],
  ['', 'en', 'ltr', 'Send'],
  ['de_DE', 'de-DE', 'ltr', 'Senden'],
  ['de-', 'en', 'ltr', 'Send'],
])('a page in "%s" gets %s, %s', async (asked, tag, direction, send) => {
  expect(await chooseLanguage(asked)).toMatchObject({ tag, direction, texts: { send } });
});

test('a site’s own words take the place of ours, the nearest language first', async () => {
  const german = await chooseLanguage('de-AT');
  const { texts } = overridden(german, {
    '*': { chat: 'Tea talk', compose: 'Any language' },
    de: { compose: 'Ihre Frage …', 'unread.one': 'Eine neue Nachricht', 'refusals.file_empty': 'Leer!' },
    'de-AT': { send: 'Abschicken' },
    fr: { send: 'Poster' },
  });
  expect(texts).toMatchObject({ chat: 'Tea talk', compose: 'Ihre Frage …', send: 'Abschicken' });
  expect(texts.unread.one).toBe('Eine neue Nachricht');
  expect(texts.unread.other).toBe(german.texts.unread.other);
  expect(texts.refusals.file_empty).toBe('Leer!');
  expect(texts.close).toBe(german.texts.close);
});

test('names that are no text, and empty words, change nothing', () => {
  const given = JSON.parse(
    '{"en": {"nonsense": "x", "constructor": "x", "send": "", "__proto__": {"close": "x"}}}',
  );
  expect(overridden(ENGLISH, given).texts).toEqual(english);
  expect(overridden(ENGLISH, undefined)).toBe(ENGLISH);
});
