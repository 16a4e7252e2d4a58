import { texts as english } from './languages/en.ts';
import type { Texts } from './texts.ts';

/** A new language is a file in `languages/` and a line here; each is a chunk of its own, loaded when it is needed. */
export const LANGUAGES: Record<string, () => Promise<{ texts: Texts }>> = {
  ar: () => import('./languages/ar.ts'),
  de: () => import('./languages/de.ts'),
  es: () => import('./languages/es.ts'),
  fa: () => import('./languages/fa.ts'),
  fr: () => import('./languages/fr.ts'),
  he: () => import('./languages/he.ts'),
  hi: () => import('./languages/hi.ts'),
  id: () => import('./languages/id.ts'),
  it: () => import('./languages/it.ts'),
  ja: () => import('./languages/ja.ts'),
  ko: () => import('./languages/ko.ts'),
  nl: () => import('./languages/nl.ts'),
  pl: () => import('./languages/pl.ts'),
  pt: () => import('./languages/pt.ts'),
  ru: () => import('./languages/ru.ts'),
  tr: () => import('./languages/tr.ts'),
  uk: () => import('./languages/uk.ts'),
  vi: () => import('./languages/vi.ts'),
  zh: () => import('./languages/zh.ts'),
  'zh-Hant': () => import('./languages/zh-hant.ts'),
};

const RIGHT_TO_LEFT = ['ar', 'fa', 'he'];

export type Language = { tag: string; direction: 'ltr' | 'rtl'; texts: Texts };

export const ENGLISH: Language = { tag: 'en', direction: 'ltr', texts: english };

/** The texts for a language tag such as `de-AT`; English where there are none, or where they cannot be loaded. */
export async function chooseLanguage(asked: string): Promise<Language> {
  const tag = canonical(asked);
  const [name, primary] = namesOf(tag);
  const load = LANGUAGES[name] ?? LANGUAGES[primary];
  if (load === undefined) return primary === 'en' ? { ...ENGLISH, tag } : ENGLISH;
  try {
    const { texts } = await load();
    return { tag, direction: RIGHT_TO_LEFT.includes(primary) ? 'rtl' : 'ltr', texts };
  } catch {
    // Offline just now: a chat in English is better than none.
    return ENGLISH;
  }
}

/** `zh-Hant` and `zh` for `zh-TW`: the script that the language is written in there, as the browser knows it. */
export function namesOf(tag: string): [string, string] {
  const { language, script } = new Intl.Locale(tag).maximize();
  return [`${language}-${script}`, language];
}

/** Pages write `de_DE` and worse; Intl throws on what is no tag. */
function canonical(asked: string): string {
  try {
    return Intl.getCanonicalLocales(asked.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
