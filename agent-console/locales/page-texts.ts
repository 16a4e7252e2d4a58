import type { Texts } from './en.ts';

/**
 * The texts that a page brings along, in the language of the console; English where they are not translated.
 * @param tables by the first part of the language's tag: `zh` serves `zh-CN` as well
 */
export function pageTexts<T>(
  { language }: Pick<Texts, 'language'>,
  tables: { en: T } & Record<string, T>,
): T {
  return tables[language.split('-')[0] ?? ''] ?? tables.en;
}
