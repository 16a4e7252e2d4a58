import { type EmojiWords, readEmojiWords } from './find-emoji.ts';

const LANGUAGES = new Map<string, () => Promise<{ words: string }>>(
  Object.entries({
    ar: () => import('./words/emoji-ar.ts'),
    de: () => import('./words/emoji-de.ts'),
    en: () => import('./words/emoji-en.ts'),
    es: () => import('./words/emoji-es.ts'),
    fa: () => import('./words/emoji-fa.ts'),
    fr: () => import('./words/emoji-fr.ts'),
    he: () => import('./words/emoji-he.ts'),
    hi: () => import('./words/emoji-hi.ts'),
    id: () => import('./words/emoji-id.ts'),
    it: () => import('./words/emoji-it.ts'),
    ja: () => import('./words/emoji-ja.ts'),
    ko: () => import('./words/emoji-ko.ts'),
    nl: () => import('./words/emoji-nl.ts'),
    pl: () => import('./words/emoji-pl.ts'),
    pt: () => import('./words/emoji-pt.ts'),
    ru: () => import('./words/emoji-ru.ts'),
    tr: () => import('./words/emoji-tr.ts'),
    uk: () => import('./words/emoji-uk.ts'),
    vi: () => import('./words/emoji-vi.ts'),
    zh: () => import('./words/emoji-zh.ts'),
    'zh-hant': () => import('./words/emoji-zh-hant.ts'),
  }),
);
/** Chinese as it is written there. */
const TRADITIONAL = /^zh-(?:hant|tw|hk|mo)\b/i;

/**
 * The words for emoji in a language, then those in English, which many people know them by.
 * @param tag of a language, such as `de-AT`; one that there is no table of leaves English
 * @throws what `import` throws when a file cannot be had
 */
export async function loadEmojiWords(tag: string): Promise<EmojiWords[]> {
  const language = TRADITIONAL.test(tag) ? 'zh-hant' : (tag.split('-')[0] ?? '').toLowerCase();
  const wanted = [...new Set([language, 'en'])].flatMap((one) => LANGUAGES.get(one) ?? []);
  const loaded = await Promise.all(wanted.map((load) => load()));
  return loaded.map(({ words }) => readEmojiWords(words));
}
