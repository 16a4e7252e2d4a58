import { floodIn } from './unseen-text.ts';

/** Deeper than anything the contract knows. */
const MAX_DEPTH = 20;
/** More texts, numbers and lists than anything the contract knows; looking at more would cost whoever is served meanwhile. */
const MAX_VALUES = 5_000;

const FLOODS = {
  marks: (most: number) => `puts more than ${most} marks on one letter`,
  unseen: (most: number) => `holds more than ${most} invisible characters in a row`,
  nested: (most: number) => `turns the direction of writing more than ${most} times within itself`,
};

/** What is wrong in a value that came from outside, and where, as a JSON pointer. */
export type Unfit = { path: string; reason: string };

/**
 * Finds text that cannot be kept or shown as it is: NUL, which Postgres does not store and some programs end at, and
 * halves of surrogate pairs, which no UTF-8 has, and floods of what is not seen. Nesting and numbers of values beyond any
 * schema are found before a schema walks them.
 * @returns null when all is well
 */
export function findUnfit(value: unknown): Unfit | null {
  return unfitIn(value, 0, { values: 0 });
}

/** The path is put together on the way back from what was found: nearly always there is nothing. */
function unfitIn(value: unknown, depth: number, seen: { values: number }): Unfit | null {
  seen.values += 1;
  if (seen.values > MAX_VALUES) return { path: '', reason: 'holds too many values' };
  if (typeof value === 'string') return unfitString(value);
  if (typeof value !== 'object' || value === null) return null;
  if (depth === MAX_DEPTH) return { path: '', reason: 'is nested too deeply' };
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const found = unfitIn(value[index], depth + 1, seen);
      if (found !== null) return { ...found, path: `/${index}${found.path}` };
    }
    return null;
  }
  for (const key in value) {
    const unfitKey = unfitString(key);
    if (unfitKey !== null) return unfitKey;
    const found = unfitIn((value as Record<string, unknown>)[key], depth + 1, seen);
    if (found !== null) return { ...found, path: `/${key}${found.path}` };
  }
  return null;
}

function unfitString(text: string): Unfit | null {
  if (text.includes('\0')) return { path: '', reason: 'holds a NUL character, which cannot be stored' };
  if (/\p{Surrogate}/u.test(text))
    return { path: '', reason: 'holds half a surrogate pair, which is no text' };
  const flood = floodIn(text);
  return flood === null ? null : { path: '', reason: FLOODS[flood[0]](flood[1]) };
}
