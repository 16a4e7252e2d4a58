import type { Language } from './choose.ts';

/**
 * A site's own words: by language (`de`, `zh-Hant`, or `*` for every language), then by the text's name; `unread.one` and
 * `refusals.file_empty` name what is inside one.
 */
export type Overrides = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The language with the site's own words in place of ours. The nearest one wins: `de-AT`, `de`, `*`. */
export function overridden(language: Language, overrides: Overrides | undefined): Language {
  if (overrides === undefined) return language;
  return { ...language, texts: overriddenTexts(language.texts, language.tag, overrides) };
}

/** The same for any set of texts in the language of a tag. */
export function overriddenTexts<T extends object>(texts: T, language: string, overrides: Overrides = {}): T {
  const parts = language.split('-');
  const tags = ['*', ...parts.map((_part, index) => parts.slice(0, index + 1).join('-'))];
  const own = new Map(tags.flatMap((tag) => Object.entries(overrides[tag] ?? {})));
  return replaced(texts, own, '');
}

/** Only texts that exist are replaced: a name from an older version of the widget does no harm. */
function replaced<T extends object>(texts: T, own: ReadonlyMap<string, string>, prefix: string): T {
  const entries = Object.entries(texts).map(([key, text]) => {
    const name = prefix + key;
    return [key, typeof text === 'object' ? replaced(text, own, `${name}.`) : own.get(name) || text];
  });
  return Object.fromEntries(entries);
}
