import { floodIn } from '../contract/unseen-text.ts';

/** Deeper than anything the contract knows. */
const MAX_DEPTH = 20;

/** What is wrong in a value that came from outside, and where, as a JSON pointer. */
export type Unfit = { path: string; reason: string };

/**
 * Finds text that cannot be kept or shown as it is: NUL, which Postgres does not store and some programs end at, and
 * halves of surrogate pairs, which no UTF-8 has, and floods of what is not seen. Nesting beyond any schema is found before a schema walks it.
 * @returns null when all is well
 */
export function findUnfit(value: unknown, path = '', depth = 0): Unfit | null {
  if (typeof value === 'string') return unfitString(value, path);
  if (typeof value !== 'object' || value === null) return null;
  if (depth === MAX_DEPTH) return { path, reason: 'is nested too deeply' };
  for (const [key, inner] of Object.entries(value)) {
    const place = `${path}/${key}`;
    const found = unfitString(key, path) ?? findUnfit(inner, place, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function unfitString(text: string, path: string): Unfit | null {
  if (text.includes('\0')) return { path, reason: 'holds a NUL character, which cannot be stored' };
  if (/\p{Surrogate}/u.test(text)) return { path, reason: 'holds half a surrogate pair, which is no text' };
  const flood = floodIn(text);
  return flood === null ? null : { path, reason: flood };
}
