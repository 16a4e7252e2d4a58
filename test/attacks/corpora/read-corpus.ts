import { readFileSync } from 'node:fs';

/** The lines of a corpus, without comments and empty ones. */
export function corpus(name: 'scripts' | 'names' | 'json' | 'unicode' | 'redirects'): string[] {
  const lines = readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8').split('\n');
  const entries = lines.filter((line) => line !== '' && !line.startsWith('# '));
  if (entries.length === 0) throw new Error(`The corpus ${name} is empty.`);
  return entries;
}

/** The same, where each line is a JSON string. */
export const corpusOfStrings = (name: 'names' | 'unicode'): string[] =>
  corpus(name).map((line) => JSON.parse(line) as string);
