import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inRepository } from './folder-imports.ts';

/** Runs where the API's client is generated, in no browser. */
const ELSEWHERE = 'api-client/';

it.each(['agent-console', 'widget', 'server/contract'])(
  '%s has no lookbehind, for which Safari before 16.4 refuses the whole file',
  (root) => {
    const files = readdirSync(inRepository(root), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.(ts|tsx|js|mjs)$/.test(name) && !name.startsWith(ELSEWHERE),
    );
    expect(files).not.toEqual([]);
    const texts = files.map((name) => ({ name, text: readFileSync(inRepository(join(root, name)), 'utf8') }));
    expect(texts.filter(({ text }) => /\(\?<[=!]/.test(text)).map(({ name }) => name)).toEqual([]);
  },
);
