import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inRepository } from './folder-imports.ts';

const ROOTS = ['.github', 'server', 'widget', 'agent-console', 'demo', 'test'];
/** As `.editorconfig` says. The changelog has a line for each change, so that two that are added at once can both stay. */
const MOST_CHARACTERS = 130;
const UNBOUNDED = /node_modules|CHANGELOG\.md$/;

it(`documents have prose in lines of at most ${MOST_CHARACTERS} characters`, () => {
  const documents = ['README.md', ...ROOTS.flatMap(documentsIn)];
  expect(documents).toContain('server/README.md');
  const long = documents.flatMap((path) =>
    proseOf(readFileSync(inRepository(path), 'utf8'))
      .filter((line) => [...line].length > MOST_CHARACTERS)
      .map((line) => `${path}: ${line}`),
  );
  expect(long).toEqual([]);
});

it('what cannot be broken is no prose: tables, code, and a line that is one link', () => {
  const text = 'Words\n| a | b |\n```sh\nnpm test\n```\n\n    indented\n\n[a link](https://example.com)\n';
  expect(proseOf(text)).toEqual(['Words', '', '', '']);
});

function documentsIn(root: string): string[] {
  return readdirSync(inRepository(root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !UNBOUNDED.test(name))
    .map((name) => join(root, name));
}

function proseOf(text: string): string[] {
  const lines = text.replace(/^ *```[\s\S]*?^ *```\n/gm, '').split('\n');
  return lines.filter((line) => !/^ *\||^ {4}\S|^\[[^\]]*\]\(\S*\)$/.test(line));
}
