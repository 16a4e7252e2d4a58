import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { parseAst } from 'rollup/parseAst';
import safeRegex from 'safe-regex2';
import { describe, expect, it } from 'vitest';
import { BUILT } from '../support/test-server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

type Locked = {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
};
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('what comes from others', () => {
  it('is named with one version each', () => {
    const loose = (versions: Record<string, string>) =>
      Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(
      loose({ 'left-pad': '^1.3.0', x: 'github:a/b', y: '1.0.0' }),
      'the check must find some',
    ).toHaveLength(2);
    expect(loose({ ...manifest.dependencies, ...manifest.devDependencies })).toEqual([]);
  });

  it('comes from the registry, with a hash that names its bytes', () => {
    const from = /^https:\/\/registry\.npmjs\.org\//;
    const loose = (all: [string, Locked][]) =>
      all.filter(
        ([, one]) =>
          !one.integrity?.startsWith('sha512-') || (one.resolved !== undefined && !from.test(one.resolved)),
      );
    const planted = { resolved: 'https://evil.example/x.tgz', integrity: 'sha512-x' };
    expect(
      loose([
        ['x', planted],
        ['y', { version: '1.0.0' }],
      ]),
      'the check must find some',
    ).toHaveLength(2);
    expect(locked.length).toBeGreaterThan(100);
    expect(loose(locked)).toEqual([]);
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it('runs a script at installation only where that was allowed', () => {
    const names = locked
      .filter(([, one]) => one.hasInstallScript === true)
      .map(([path]) => path.split('node_modules/').at(-1));
    const needed = names.filter((name) => name !== 'fsevents');
    expect(needed.length, 'there must be one to decide about').toBeGreaterThan(0);
    for (const name of needed) expect(manifest.allowScripts, name).toHaveProperty(name ?? '', true);
  });
});

describe('what we ship', () => {
  const files = existsSync(BUILT)
    ? readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(js|css|html)$/.test(name),
      )
    : [];

  it('asks no third party for anything', () => {
    expect(files.length, 'the clients must be built').toBeGreaterThan(5);
    const load = /(?:src|href|import)\s*[=(]\s*["'`]https?:\/\/[^"'`]+|url\(["']?https?:|sourceMappingURL=/g;
    expect('<script src="https://cdn.example/x.js">'.match(load), 'the check must find one').toHaveLength(1);
    for (const name of files) {
      // A link is followed by a person.
      const text = readFileSync(join(BUILT, name), 'utf8').replace(/<a [^>]*>/g, '');
      expect(text.match(load) ?? [], name).toEqual([]);
    }
  });
});

/** Opens the chat's own page, at the server, which asks whoever opened it for what it goes on with. */
const OWN_WINDOW = 'widget/extras/popout/popout.ts';

describe('links', () => {
  it('that open another page lend it neither the window, nor the address, nor a recommendation', () => {
    const careless = (text: string) =>
      text.match(/target="_blank"(?!\s+rel="noopener noreferrer nofollow")|window\.open\(/g) ?? [];
    expect(careless('<a target="_blank" rel="noopener">'), 'the check must find one').toHaveLength(1);
    for (const path of sourcesOf('widget', 'agent-console'))
      expect(careless(read(path)), path).toEqual(path === OWN_WINDOW ? ['window.open('] : []);
  });
});

describe('regular expressions', () => {
  const sources = sourcesOf('server', 'widget', 'agent-console');
  const PATTERN = /pattern:\s*(?:'((?:\\.|[^'\\])*)')/g;

  it('are found, and a slow one would be noticed', () => {
    const text =
      'const a: RegExp = /(a+)+$/; x.replace(/b[/]c/g); [`/no`].join("/"); `b/c`.split("/"); new RegExp("d*")';
    expect(literals('some.ts', text)).toEqual(['(a+)+$', 'b[/]c', 'd*']);
    for (const source of ['(a+)+$', '(?:a*)*', '(a|b*)+x', '(?:\\w+\\s?)*!'])
      expect(linear(source), source).toBe(false);
    for (const source of ['a+b', '(?:ab){1,4}c', '(x+)?']) expect(linear(source), source).toBe(true);
  });

  it('repeat nothing that repeats', () => {
    const slow: string[] = [];
    let count = 0;
    for (const path of sources) {
      const text = read(path);
      const found = [
        ...literals(path, text),
        ...[...text.matchAll(PATTERN)].map((match) => (match[1] ?? '').replaceAll('\\\\', '\\')),
      ];
      count += found.length;
      for (const source of found) if (!linear(source)) slow.push(`${path}: ${source}`);
    }
    expect(count, 'there must be some').toBeGreaterThan(40);
    expect(slow).toEqual([]);
  });
});

/** The files of rooms, below the root. */
function sourcesOf(...rooms: string[]): string[] {
  return rooms.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(room, name)),
  );
}

/** Where an expression could begin, something that looks like one: whatever holds none of these needs no parsing. */
const MAY_HOLD = /[=(,:[!&|?{};>]\s*\/[^/*\n]|return\s+\/|RegExp\(/;

/** The regular expressions of a source file, as a parser sees them. */
function literals(path: string, text: string): string[] {
  if (!MAY_HOLD.test(text)) return [];
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { type, regex, callee, arguments: given } = node as Partial<SyntaxNode>;
    if (type === 'Literal' && regex !== undefined) found.push(regex.pattern);
    if (type === 'NewExpression' && callee?.name === 'RegExp' && typeof given?.[0]?.value === 'string')
      found.push(given[0].value);
    Object.values(node).forEach(walk);
  };
  walk(parseAst(transformSync(text, { loader: path.endsWith('x') ? 'tsx' : 'ts', jsx: 'automatic' }).code));
  return found;
}
type SyntaxNode = {
  type: string;
  regex: { pattern: string };
  callee: { name?: string };
  arguments: { value?: unknown }[];
};

/**
 * Nothing unbounded is repeated without a bound. What has a small bound, or is there at most once, counts as written
 * out; the checker would take it for a repetition. It knows no looking behind either.
 */
function linear(source: string): boolean {
  const plain = source
    .replace(/(?<!\\)\{\d{1,2}(?:,\d{1,2})?\}/g, '')
    .replace(/\)\?(?!\?)/g, ')')
    .replaceAll('(?<=', '(?:')
    .replaceAll('(?<!', '(?:')
    .replace(/\\[pP]\{\w+\}/g, 'w');
  return safeRegex(plain, { limit: 60 });
}
