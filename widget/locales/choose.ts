import { texts as english } from './en.ts';
import type { Texts } from './texts.ts';

/** A new language is a file beside this one and a line here; each is a chunk of its own, loaded when it is needed. */
export const LANGUAGES: Record<string, () => Promise<{ texts: Texts }>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  zh: () => import('./zh.ts'),
};

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

export type Language = { tag: string; direction: 'ltr' | 'rtl'; texts: Texts };

export const ENGLISH: Language = { tag: 'en', direction: 'ltr', texts: english };

/** The texts for a language tag such as `de-AT`; English where there are none, or where they cannot be loaded. */
export async function chooseLanguage(asked: string): Promise<Language> {
  const tag = canonical(asked);
  const primary = tag.split('-')[0] ?? '';
  const load = LANGUAGES[primary];
  if (load === undefined) return primary === 'en' ? { ...ENGLISH, tag } : ENGLISH;
  try {
    const { texts } = await load();
    return { tag, direction: RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr', texts };
  } catch {
    // Offline just now: a chat in English is better than none.
    return ENGLISH;
  }
}

/** Pages write `de_DE` and worse; Intl throws on what is no tag. */
function canonical(asked: string): string {
  try {
    return Intl.getCanonicalLocales(asked.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
