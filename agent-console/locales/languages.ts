import { en, type Texts } from './en.ts';
import type { PageTables } from './page-tables.ts';
import type { AllRefusals } from './refusals.ts';

/**
 * A table of another language. Groups it lacks are shown in English, so that a part of the console that was just built
 * has words at once; a group it has is complete, which its type and a test see to.
 */
export type Translation = {
  [Group in keyof Texts]?: Group extends Divided ? Partial<Texts[Group]> : Texts[Group];
} & { language: string };

/** Groups of many pages, which are translated page by page. */
type Divided = 'settings' | 'accounts';

/** A language that is one lazy part of the console: every sentence, those of all pages and refusals as well. */
export type WholeLanguage = Omit<Texts, 'refusals' | 'pages'> & { refusals: AllRefusals; pages: PageTables };

/** The languages of the console, each in its own name. A new one is a folder like `de/` and a line here. */
export const LANGUAGES: readonly { tag: string; name: string; load: () => Promise<Translation> }[] = [
  { tag: 'en', name: 'English', load: async () => en },
  { tag: 'zh', name: '中文', load: async () => (await import('./zh.ts')).zh },
  { tag: 'de', name: 'Deutsch', load: async () => (await import('./de/de.ts')).de },
  { tag: 'ja', name: '日本語', load: async () => (await import('./ja/ja.ts')).ja },
  { tag: 'fr', name: 'Français', load: async () => (await import('./fr/fr.ts')).fr },
  { tag: 'es', name: 'Español', load: async () => (await import('./es/es.ts')).es },
  { tag: 'pt', name: 'Português (Brasil)', load: async () => (await import('./pt/pt.ts')).pt },
];

/** The language that is chosen, else the first of the browser's that there is, else English. */
export function languageFor(chosen: string | null, browser: readonly string[]): string {
  const known = (tag: string) => LANGUAGES.find((one) => tag.toLowerCase().split('-')[0] === one.tag)?.tag;
  return (
    [...(chosen === null ? [] : [chosen]), ...browser].map(known).find((tag) => tag !== undefined) ?? 'en'
  );
}

/**
 * Every sentence in a language. When its table cannot be loaded, English has to do.
 * @param browser the browser's languages: dates are written as it writes them, where it speaks the same language
 */
export async function textsIn(tag: string, browser: readonly string[]): Promise<Texts> {
  const table = await (LANGUAGES.find((one) => one.tag === tag)?.load() ?? Promise.resolve(en)).catch(
    () => en,
  );
  const language = browser.find((one) => one.split('-')[0] === tag && isTag(one)) ?? table.language;
  return {
    ...en,
    ...table,
    settings: { ...en.settings, ...table.settings },
    accounts: { ...en.accounts, ...table.accounts },
    language,
  };
}

/** Chromium on Linux may say `en-US@posix`, on which Intl throws. */
function isTag(given: string): boolean {
  try {
    return Intl.getCanonicalLocales(given).length > 0;
  } catch {
    return false;
  }
}
