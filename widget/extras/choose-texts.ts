import type { Language } from '../locales/choose.ts';
import { namesOf } from '../locales/choose.ts';
import { texts as english } from './locales/en.ts';
import type { ExtraTexts } from './texts.ts';

const LOADERS: Record<string, () => Promise<{ texts: ExtraTexts }>> = {
  ar: () => import('./locales/ar.ts'),
  de: () => import('./locales/de.ts'),
  es: () => import('./locales/es.ts'),
  fa: () => import('./locales/fa.ts'),
  fr: () => import('./locales/fr.ts'),
  he: () => import('./locales/he.ts'),
  hi: () => import('./locales/hi.ts'),
  id: () => import('./locales/id.ts'),
  it: () => import('./locales/it.ts'),
  ja: () => import('./locales/ja.ts'),
  ko: () => import('./locales/ko.ts'),
  nl: () => import('./locales/nl.ts'),
  pl: () => import('./locales/pl.ts'),
  pt: () => import('./locales/pt.ts'),
  ru: () => import('./locales/ru.ts'),
  tr: () => import('./locales/tr.ts'),
  uk: () => import('./locales/uk.ts'),
  vi: () => import('./locales/vi.ts'),
  zh: () => import('./locales/zh.ts'),
  'zh-Hant': () => import('./locales/zh-hant.ts'),
};
export const EXTRA_LANGUAGES = Object.keys(LOADERS);

/** The extra texts in the panel's language; English where they cannot be loaded just now. */
export async function chooseExtraTexts(language: Language): Promise<ExtraTexts> {
  const [name, primary] = namesOf(language.tag);
  const load = LOADERS[name] ?? LOADERS[primary];
  if (load === undefined) return english;
  try {
    return (await load()).texts;
  } catch {
    return english;
  }
}
