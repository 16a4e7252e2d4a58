import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOT_OURS = new Set(['node_modules', 'dist', '.cache', '.data', '.git']);
const DOCUMENTS = filesBelow(ROOT).filter((path) => path.endsWith('.md'));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
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

it('notices a link to nowhere, and a script that is not there', () => {
  expect(
    brokenLinks(
      'server/README.md',
      '[a](gone.md) [b](../README.md#no-such-heading) [c](../README.md#security) [d](https://example.com)\n```sh\n[e](gone)\n```',
    ),
  ).toEqual(['gone.md', '../README.md#no-such-heading']);
  expect(unknownScripts('`npm run nothing`, `npm run build`, `npm test`, `npm ci`')).toEqual(['nothing']);
  expect(unknownPaths('`server/gone.ts`, `server/app.ts`, `migrations/NNN-name.ts`')).toEqual([
    'server/gone.ts',
  ]);
});

it('names only files in CONTRIBUTING that are there', () => {
  expect(unknownPaths(read('.github/CONTRIBUTING.md'))).toEqual([]);
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

/** What stands between back-quotes and looks like a path from the root; `NNN` and `xx` stand for what one chooses. */
function unknownPaths(text: string): string[] {
  return [...text.matchAll(/`((?:\.\w+|[\w-]+)(?:\/[\w.-]+)+\/?)`/g)]
    .map((match) => match[1] ?? '')
    .filter((path) => !/NNN|\bxx\b/.test(path) && !existsSync(join(ROOT, path)));
}
