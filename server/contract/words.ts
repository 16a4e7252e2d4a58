import type { Words } from './schemas/site-setting-parts.ts';

/** What a site says in a language: the nearest wins (`de-AT`, then `de`, then `*`); empty words are none. */
export function wordsIn(words: Words, tag: string): string | null {
  const parts = tag.toLowerCase().split('-');
  const byTag = new Map(Object.entries(words).map(([key, text]) => [key.toLowerCase(), text]));
  for (let length = parts.length; length > 0; length -= 1) {
    const text = byTag.get(parts.slice(0, length).join('-'));
    if (text) return text;
  }
  return byTag.get('*') || null;
}
