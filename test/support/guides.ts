import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * The first program of a guide in a language.
 * @param guide from the repository's root on
 * @param language as it stands behind the back-quotes
 */
export async function exampleIn(guide: string, language: string): Promise<string> {
  const text = await readFile(fileURLToPath(new URL(`../../${guide}`, import.meta.url)), 'utf8');
  const [, code] = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(text) ?? [];
  if (code === undefined) throw new Error(`${guide} has no example in ${language}.`);
  return code;
}

/** Whether a program is installed: where an interpreter is not, its example cannot be run. */
export const isThere = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;
