import { texts as english } from './en.ts';
import type { Texts } from './texts.ts';

/** A new language is a file beside this one and a line here; each is a chunk of its own, loaded when it is needed. */
const LANGUAGES: Record<string, () => Promise<{ texts: Texts }>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  zh: () => import('./zh.ts'),
};

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

export type Language = { tag: string; direction: 'ltr' | 'rtl'; texts: Texts };

export const ENGLISH: Language = { tag: 'en', direction: 'ltr', texts: english };

/** The texts for a language tag such as `de-AT`; English where there are none, or where they cannot be loaded. */
export async function chooseLanguage(tag: string): Promise<Language> {
  const primary = tag.toLowerCase().split('-')[0] ?? '';
  const load = LANGUAGES[primary];
  if (load === undefined) return { ...ENGLISH, tag: primary === 'en' ? tag : 'en' };
  try {
    const { texts } = await load();
    return { tag, direction: RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr', texts };
  } catch {
    // Offline just now: a chat in English is better than none.
    return ENGLISH;
  }
}
