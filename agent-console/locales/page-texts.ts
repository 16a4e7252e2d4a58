import type { Texts } from './en.ts';
import type { PageTables } from './page-tables.ts';

/** What is asked of the console's texts to find those of a page. */
export type PageLanguage = Pick<Texts, 'language' | 'pages'>;

/**
 * The texts that a page brings along in English and Chinese; other languages bring those of every page.
 * @param name what the table is called in all languages
 * @param tables by the first part of the language's tag: `zh` serves `zh-CN` as well
 */
export function pageTexts<Name extends keyof PageTables>(
  { language, pages }: PageLanguage,
  name: Name,
  tables: { en: PageTables[Name]; zh: PageTables[Name] },
): PageTables[Name] {
  return pages?.[name] ?? (language.split('-')[0] === 'zh' ? tables.zh : tables.en);
}
