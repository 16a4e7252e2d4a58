import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { foldersIn, inRepository } from './folder-imports.ts';

const SERVER = inRepository('server');
const TABLES = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('README.md'))
  .map((path) => ({ path, text: readFileSync(join(SERVER, path), 'utf8') }))
  .filter(({ text }) => /^\| file\b.*\|$/m.test(text));

it('finds the READMEs with a table of files', () => {
  expect(TABLES.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['access/README.md', 'contract/client/README.md', 'relay/README.md']),
  );
});

it('every folder of the server has a README', () => {
  expect(foldersIn(SERVER).filter((name) => !existsSync(join(SERVER, name, 'README.md')))).toEqual([]);
});

it.each(TABLES)('server/$path names every file beside it', ({ path, text }) => {
  const beside = readdirSync(join(SERVER, dirname(path)), { withFileTypes: true });
  const names = beside.filter((one) => one.isFile() && isSource(one.name)).map(({ name }) => name);
  expect(names.filter((name) => !named(text).has(name))).toEqual([]);
});

/** What is no document, no setting of a tool, and no declaration of somebody else's types. */
function isSource(name: string): boolean {
  return /\.(ts|js|html|css)$/.test(name) && !name.endsWith('.d.ts');
}

/** The names of files between back-quotes, without their folders. */
function named(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/`([\w./-]+)`/g)].map(([, path = '']) => path.slice(path.lastIndexOf('/') + 1)),
  );
}
