import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inRepository } from './folder-imports.ts';

const TESTS = inRepository('test');
const OWN = 'support/on-every-database.ts';

it('suites on both databases begin with onEveryDatabase, and set up neither by themselves', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const byHand = files.filter((name) =>
    /describe\.each\(\s*DATABASES/.test(readFileSync(join(TESTS, name), 'utf8')),
  );
  const begun = files.filter((name) => /^onEveryDatabase\(/m.test(readFileSync(join(TESTS, name), 'utf8')));
  expect(files).toContain(OWN);
  expect(begun.length, 'there must be some').toBeGreaterThan(50);
  expect(byHand).toEqual([]);
});
