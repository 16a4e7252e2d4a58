import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Beside,
  filesOf,
  foldersIn,
  importsIn,
  importsOf,
  inRepository,
  offending,
  rulesIn,
  upward,
} from './folder-imports.ts';

const SERVER = inRepository('server');
/** Files beside `app.ts` that folders may import, and who: commands read the settings, others know the type of their own. */
const BESIDE: Beside = {
  'config.ts': (from, type) => from === 'cli' || (type && ['engine', 'files', 'push'].includes(from)),
  'services.ts': (from, type) => type && ['routes', 'plugins'].includes(from),
};

const RULES = rulesIn(readFileSync(join(SERVER, 'README.md'), 'utf8'));

describe.each(foldersIn(SERVER))('server/%s', (name) => {
  it('imports only what the table in server/README.md says', () => {
    const rule = RULES.get(name);
    if (rule === undefined) throw new Error(`The table in server/README.md has no row for ${name}/.`);
    expect(offending(name, rule, importsOf(SERVER, name), BESIDE)).toEqual([]);
  });
});

/** Kysely's statements, and what a folder of a subject refuses. */
const STATEMENT = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|from 'kysely'/;
const DECISION = /ApiError\(\s*'forbidden'/;

it('has no statement in a route or plugin, and no route that decides who may do something', () => {
  const saying = (folder: string, what: RegExp) =>
    filesOf(SERVER, folder).filter((path) => what.test(readFileSync(join(SERVER, path), 'utf8')));
  expect(saying('routes', STATEMENT)).toEqual([]);
  expect(saying('plugins', STATEMENT)).toEqual([]);
  expect(saying('routes', DECISION)).toEqual([]);
  expect(saying('accounts', STATEMENT)).toContain('accounts/agents.ts');
  expect(saying('plugins', DECISION)).toContain('plugins/agent-scope.ts');
});

it('lists the folders from the bottom up: each may import only those above it in the table', () => {
  expect(upward(RULES)).toEqual([]);
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
  expect(offending('assets', rule, found, BESIDE)).toEqual([
    'assets/x.ts → sites/c.ts (type)',
    'assets/x.ts → app.ts (type)',
    'assets/x.ts → relay/f.ts',
  ]);
  expect(offending('relay', rule, importsIn('relay/x.ts', text), BESIDE)).toContain(
    'relay/x.ts → app.ts (type)',
  );
});
