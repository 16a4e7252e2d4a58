import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SERVER = fileURLToPath(new URL('../../server', import.meta.url));
/** Files beside `app.ts` that folders may import, and who. */
const BESIDE: Readonly<Record<string, (from: string, type: boolean) => boolean>> = {
  'config.ts': (from) => !ALONE.includes(from),
  'services.ts': (from, type) => type && ['routes', 'plugins'].includes(from),
};
/** Folders that import nothing of ours, not even settings. */
const ALONE = ['relay', 'contract', 'workers'];
const MOST_FILES = 25;
/** Grows by its nature: one file a migration. */
const UNBOUNDED = ['database/migrations'];

type Rule = { values: readonly string[]; types: readonly string[] };
type Import = { from: string; to: string; type: boolean };
const RULES = rulesIn(readFileSync(join(SERVER, 'README.md'), 'utf8'));

describe.each(readdirSync(SERVER, { withFileTypes: true }).filter((entry) => entry.isDirectory()))(
  'server/$name',
  ({ name }) => {
    it('imports only what the table in server/README.md says', () => {
      const rule = RULES.get(name);
      if (rule === undefined) throw new Error(`The table in server/README.md has no row for ${name}/.`);
      expect(offending(name, rule, importsOf(name))).toEqual([]);
    });
  },
);

it('lists the folders from the bottom up: each may import only those above it in the table', () => {
  const order = [...RULES.keys()];
  const upward = order.flatMap((name, at) => {
    const { values, types } = RULES.get(name) ?? { values: [], types: [] };
    return [...values, ...types]
      .filter((other) => order.indexOf(other) >= at)
      .map((other) => `${name} → ${other}`);
  });
  expect(upward).toEqual([]);
  expect(
    [...RULES.values()]
      .flatMap(({ values, types }) => [...values, ...types])
      .filter((name) => !RULES.has(name)),
  ).toEqual([]);
});

it(`has no flat folder of more than ${MOST_FILES} files`, () => {
  const folders = ['.', ...readdirSync(SERVER, { recursive: true, encoding: 'utf8' })].filter(
    (name) => !UNBOUNDED.includes(name) && statSync(join(SERVER, name)).isDirectory(),
  );
  const counts = folders.map((name) => ({
    name,
    files: readdirSync(join(SERVER, name), { withFileTypes: true }).filter((entry) => entry.isFile()).length,
  }));
  expect(counts.filter(({ files }) => files > MOST_FILES)).toEqual([]);
});

it('reads the table, finds imports of every kind, and would notice a wrong one', () => {
  expect(RULES.get('assets')).toEqual({ values: ['common'], types: ['database'] });
  expect(RULES.get('relay')).toEqual({ values: [], types: [] });
  const text =
    "import { type A, b } from '../access/a.ts';\nimport type { C } from '../sites/c.ts';\nimport {\n  type D,\n} from '../app.ts';\nexport { e } from './e.ts';\nconst f = import('../relay/f.ts');";
  const found = importsIn('assets/x.ts', text);
  expect(found).toEqual([
    { from: 'assets/x.ts', to: 'access/a.ts', type: false },
    { from: 'assets/x.ts', to: 'sites/c.ts', type: true },
    { from: 'assets/x.ts', to: 'app.ts', type: true },
    { from: 'assets/x.ts', to: 'assets/e.ts', type: false },
    { from: 'assets/x.ts', to: 'relay/f.ts', type: false },
  ]);
  const rule = { values: ['access'], types: [] };
  expect(offending('assets', rule, found)).toEqual([
    'assets/x.ts → sites/c.ts (type)',
    'assets/x.ts → app.ts (type)',
    'assets/x.ts → relay/f.ts',
  ]);
  expect(offending('relay', rule, importsIn('relay/x.ts', text))).toContain('relay/x.ts → app.ts (type)');
});

/** `| `sites/` | what lives there | a, b; types of c |` */
function rulesIn(readme: string): Map<string, Rule> {
  const rows = [...readme.matchAll(/^\| `(\w+)\/` \| .* \| ([^|]+) \|$/gm)];
  return new Map(
    rows.map(([, name = '', cell = '']) => {
      const [values = '', types = ''] = cell.startsWith('types of ')
        ? ['', cell.slice('types of '.length)]
        : cell.split('; types of ');
      const names = (list: string) => list.split(', ').filter((one) => /^\w+$/.test(one));
      return [name, { values: names(values), types: names(types) }];
    }),
  );
}

function offending(folder: string, { values, types }: Rule, imports: readonly Import[]): string[] {
  return imports
    .filter(({ to, type }) => {
      const other = to.includes('/') ? to.slice(0, to.indexOf('/')) : null;
      if (other === null) return BESIDE[to]?.(folder, type) !== true;
      return other !== folder && !values.includes(other) && !(type && types.includes(other));
    })
    .map(({ from, to, type }) => `${from} → ${to}${type ? ' (type)' : ''}`);
}

function importsOf(folder: string): Import[] {
  return readdirSync(join(SERVER, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .flatMap((path) => importsIn(path, readFileSync(join(SERVER, path), 'utf8')));
}

/** What a file imports of ours, below `server/`. */
function importsIn(path: string, text: string): Import[] {
  const statements = text.matchAll(
    /^(?:import|export)\s([^;]*?)\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm,
  );
  return [...statements].map(([, what = '', from, late]) => ({
    from: path,
    to: relative(SERVER, join(SERVER, dirname(path), from ?? late ?? '')),
    type: what.startsWith('type ') || /^\{(?:\s*type [\w ]+,?)+\s*\}\s*$/.test(what),
  }));
}
