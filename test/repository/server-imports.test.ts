import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SERVER = fileURLToPath(new URL('../../server', import.meta.url));
/** Folders that stand alone: not even the files beside `app.ts` are theirs to import. */
const ALONE = ['relay', 'contract', 'workers'];

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

it('reads the table, finds imports of every kind, and would notice a wrong one', () => {
  expect(RULES.get('assets')).toEqual({ values: [], types: ['database'] });
  expect(RULES.get('relay')).toEqual({ values: [], types: [] });
  const text =
    "import { type A, b } from '../identity/a.ts';\nimport type { C } from '../sites/c.ts';\nimport {\n  type D,\n} from '../app.ts';\nexport { e } from './e.ts';\nconst f = import('../relay/f.ts');";
  const found = importsIn('assets/x.ts', text);
  expect(found).toEqual([
    { from: 'assets/x.ts', to: 'identity/a.ts', type: false },
    { from: 'assets/x.ts', to: 'sites/c.ts', type: true },
    { from: 'assets/x.ts', to: 'app.ts', type: true },
    { from: 'assets/x.ts', to: 'assets/e.ts', type: false },
    { from: 'assets/x.ts', to: 'relay/f.ts', type: false },
  ]);
  const rule = { values: ['identity'], types: [] };
  expect(offending('assets', rule, found)).toEqual([
    'assets/x.ts → sites/c.ts (type)',
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
      if (other === null) return ALONE.includes(folder);
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
