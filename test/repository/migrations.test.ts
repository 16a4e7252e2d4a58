import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../server/database/migrate.ts';

const FOLDER = fileURLToPath(new URL('../../server/database/migrations', import.meta.url));
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
/** The first number under the rule of today; what came before is stored in databases as it is. */
const FIRST_BY_ONE = 200;

describe('a migration', () => {
  it.each(FILES)('%s imports nothing that may change after its release', (file) => {
    expect(offendingImports(file, readFileSync(join(FOLDER, file), 'utf8'))).toEqual([]);
  });

  it('stands in the list under the name of its file, and each file in the list', () => {
    const steps = FILES.filter((file) => !file.includes('/'));
    expect(Object.keys(MIGRATIONS)).toEqual(steps.map((file) => file.replace(/\.ts$/, '')).sort());
  });

  it('has a number of its own, and names are taken in the order of the list', () => {
    expect(troublesOf(Object.keys(MIGRATIONS))).toEqual([]);
  });
});

it('notices an import of the product, whatever its form', () => {
  const text = `import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Migration } from '../migration.ts';
import { nextIds } from './frozen/next-ids-2026-11.ts';
import { MIGRATIONS } from '../migrate.ts';
import {
  type Tables,
} from '../tables.ts';
import { fillAll } from '../migration.ts';
export { termsOf } from '../../search/terms.ts';
import '../open.ts';
import { v7 } from 'uuid';
const late = await import('../meta.ts');
const old = require("../epoch.ts");`;
  expect(offendingImports('300-x.ts', text)).toEqual([
    '../migrate.ts',
    '../tables.ts',
    '../migration.ts',
    '../../search/terms.ts',
    '../open.ts',
    'uuid',
    '../meta.ts',
    '../epoch.ts',
  ]);
  expect(offendingImports('frozen/x.ts', "import { a } from '../300-x.ts';")).toEqual(['../300-x.ts']);
});

it('notices a number that is used twice, or is in the wrong place', () => {
  expect(troublesOf(['001-a', '030-1-b', '030-2-c', '200-d', '201-e', '202-f-2'])).toEqual([]);
  expect(troublesOf(['200-a', '202-b'])).toEqual([]);
  expect(troublesOf(['200-a', '201-b', '201-c'])).toEqual(['201-c has to be higher than 201']);
  expect(troublesOf(['200-a', '201-b', '190-c'])).toEqual(['190-c stands after 201-b']);
  expect(troublesOf(['200-a', '201-1-b'])).toEqual(['201-1-b is not named NNN-name']);
  expect(troublesOf(['200-a', '201-B'])).toEqual(['201-B is not named NNN-name']);
});

/** What a file of `migrations/` imports besides Kysely, Node, the type of a migration, and frozen helpers. */
function offendingImports(file: string, text: string): string[] {
  const statements = text.matchAll(
    /^\s*(?:import|export)\s(type\s)?(?:[^;'"]*?\bfrom\s+)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm,
  );
  const inFrozen = file.startsWith('frozen/');
  return [...statements]
    .map(([, type, at, late]) => ({ type: type !== undefined, target: at ?? late ?? '' }))
    .filter(({ type, target }) => {
      if (target === 'kysely' || target.startsWith('node:')) return false;
      if (inFrozen) return !/^\.\/[a-z0-9-]+\.ts$/.test(target);
      return !(type && target === '../migration.ts') && !/^\.\/frozen\/[a-z0-9-]+\.ts$/.test(target);
    })
    .map(({ target }) => target);
}

function troublesOf(names: readonly string[]): string[] {
  return names.flatMap((name, index) => {
    const before = names[index - 1];
    if (before !== undefined && name <= before) return [`${name} stands after ${before}`];
    const number = Number(name.slice(0, 3));
    if (number <= FIRST_BY_ONE) return [];
    if (!/^\d{3}-[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return [`${name} is not named NNN-name`];
    const last = Number(before?.slice(0, 3));
    return number > last ? [] : [`${name} has to be higher than ${last}`];
  });
}
