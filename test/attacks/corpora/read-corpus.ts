import { readFileSync } from 'node:fs';

/** The lines of a corpus, without comments and empty ones. */
export function corpus(name: 'scripts' | 'names' | 'json' | 'unicode' | 'redirects' | 'floods'): string[] {
  const lines = readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8').split('\n');
  const entries = lines.filter((line) => line !== '' && !line.startsWith('# '));
  if (entries.length === 0) throw new Error(`The corpus ${name} is empty.`);
  return entries;
}

/** Text that begins like the first and goes on with the second, so many times. */
export const floods = (): string[] =>
  corpus('floods').map((line) => {
    const [head, again, times] = JSON.parse(line) as [string, string, number];
    return head + again.repeat(times);
  });

/** The same, where each line is a JSON string. */
export const corpusOfStrings = (name: 'names' | 'unicode'): string[] =>
  corpus(name).map((line) => JSON.parse(line) as string);
