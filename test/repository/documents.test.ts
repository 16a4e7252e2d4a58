import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOT_OURS = new Set(['node_modules', 'dist', '.cache', '.data', '.git']);
const FILES = filesBelow(ROOT);
const DOCUMENTS = FILES.filter((path) => path.endsWith('.md'));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
/** A source or document by its name alone. */
const SOURCE_NAME = /\.(ts|tsx|mjs|js|css|html|md|json|yml|yaml)$/;
/** What a build makes. */
const MADE = new Set(['app.js', 'build.json']);
const ENDS = new Set([...FILES, ...new Set(FILES.flatMap(foldersOf))].flatMap(endsOf));
const json = (path: string) => JSON.parse(read(path)) as { version: string; scripts: Record<string, string> };

it('finds the documents', () => {
  expect(DOCUMENTS).toEqual(
    expect.arrayContaining(['README.md', 'server/README.md', '.github/CONTRIBUTING.md']),
  );
});

describe.each(DOCUMENTS)('%s', (document) => {
  it('has links that lead to files and headings that are there', () => {
    expect(brokenLinks(document, read(document))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    expect(unknownScripts(read(document))).toEqual([]);
  });
});

/** The changelog says what was so at the time. */
it.each(DOCUMENTS.filter((path) => !path.endsWith('CHANGELOG.md')))(
  '%s names only files and folders that are there',
  (document) => {
    expect(unknownPaths(read(document))).toEqual([]);
  },
);

it('notices a link to nowhere, and a script that is not there', () => {
  expect(
    brokenLinks(
      'server/README.md',
      '[a](gone.md) [b](../README.md#no-such-heading) [c](../README.md#security) [d](https://example.com)\n```sh\n[e](gone)\n```',
    ),
  ).toEqual(['gone.md', '../README.md#no-such-heading']);
  expect(unknownScripts('`npm run nothing`, `npm run build`, `npm test`, `npm ci`')).toEqual(['nothing']);
  expect(
    unknownPaths(
      '`server/gone.ts`, `server/app.ts`, `migrations/NNN-name.ts`, `links.ts`, `npx vitest run test/gone.test.ts`, `text/gone/`',
    ),
  ).toEqual(['server/gone.ts', 'test/gone.test.ts', 'text/gone/']);
});

it('has the same version wherever it is written, and an entry in the changelog', () => {
  const { version } = json('package.json');
  expect(json('package-lock.json').version).toBe(version);
  expect(json('widget/npm/package.json').version).toBe(version);
  expect(json('server/contract/api-client/package.json').version).toBe(version);
  expect(read('server/common/version.ts')).toContain(`VERSION = '${version}'`);
  expect(new Set(read('widget/npm/README.md').match(/frontdesk-widget-[\d.]+\d/g))).toEqual(
    new Set([`frontdesk-widget-${version}`]),
  );
  expect(new Set(read('server/contract/api-client/README.md').match(/frontdesk-client-[\d.]+\d/g))).toEqual(
    new Set([`frontdesk-client-${version}`]),
  );
  expect(new Set(read('server/operating/npm/README.md').match(/frontdesk-[\d.]+\d/g))).toEqual(
    new Set([`frontdesk-${version}`]),
  );
  expect(read('.github/CHANGELOG.md')).toContain(`\n## [${version}] - `);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [relative(ROOT, path)];
    });
}

function brokenLinks(document: string, text: string): string[] {
  const prose = text.replace(/^```.*?^```/gms, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets.filter((target) => {
    if (/^(https?|mailto):/.test(target)) return false;
    const [path = '', heading] = target.split('#');
    const file = path === '' ? document : join(dirname(document), path);
    if (!existsSync(join(ROOT, file))) return true;
    return heading !== undefined && !headingsOf(read(file)).includes(heading);
  });
}

/** As GitHub names them in addresses. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function unknownScripts(text: string): string[] {
  const named = [...text.matchAll(/\bnpm (?:run\s+(?:--\S+\s+)?([\w:-]+)|(start|test)\b)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  const { scripts } = json('package.json');
  return named.filter((name) => !(name in scripts));
}

/**
 * What stands between back-quotes, in a command too, looks like a file or folder of ours, and is none: documents name them from the
 * root, from a part of the product or from their own folder, so any that ends so will do. `NNN` and `xx` stand for what one chooses.
 */
function unknownPaths(text: string): string[] {
  const words = [...text.matchAll(/`([^`\n]+)`/g)].flatMap((match) => (match[1] ?? '').split(' '));
  const paths = words.map((word) => word.replace(/^(?:\.\.?\/)+/, '')).filter(looksLikeOurs);
  return paths.filter((path) => !/NNN|\bxx\b/.test(path) && !ENDS.has(path.replace(/\/$/, '')));
}

function looksLikeOurs(word: string): boolean {
  if (!/^[\w.-]+(?:\/[\w.-]+)*\/?$/.test(word) || MADE.has(word)) return false;
  const [first = ''] = word.split('/');
  if (NOT_OURS.has(first)) return false;
  return SOURCE_NAME.test(word) || word.endsWith('/') || (word !== first && existsSync(join(ROOT, first)));
}

/** Every way in which a path can be named from its end: `a/b/c.ts`, `b/c.ts`, `c.ts`, and `b/c`, as tests are named. */
function endsOf(path: string): string[] {
  const names = path.split('/');
  const ends = names.map((_, start) => names.slice(start).join('/'));
  return [
    ...ends,
    ...ends.filter((end) => end.includes('/')).map((end) => end.replace(/(?:\.test)?\.\w+$/, '')),
  ];
}

function foldersOf(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}
