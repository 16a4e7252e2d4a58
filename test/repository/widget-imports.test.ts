import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  foldersIn,
  type Import,
  importsOf,
  inRepository,
  offending,
  rulesIn,
  upward,
} from './folder-imports.ts';

const ROOT = inRepository('widget');
const CONTRACT = '../server/contract/';
/** The contract lies outside of the widget, and below all of its folders. */
const RULES = new Map([
  ['contract', { values: [], types: [] }],
  ...rulesIn(readFileSync(inRepository('widget/README.md'), 'utf8')),
]);

it.each(foldersIn(ROOT))('widget/%s imports only what the table in widget/README.md says', (name) => {
  const rule = RULES.get(name);
  if (rule === undefined) throw new Error(`The table has no row for ${name}/.`);
  expect(offending(name, rule, imported(name), {})).toEqual([]);
  expect(imported(name).filter(({ to, type }) => to.startsWith('contract/schemas/') && !type)).toEqual([]);
});

it('lists the folders of the widget from the bottom up: each may import only those above it in the table', () => {
  expect([...RULES.keys()].filter((name) => name !== 'contract').sort()).toEqual(foldersIn(ROOT).sort());
  expect(upward(RULES)).toEqual([]);
});

it('finds what the widget imports, and would notice a wrong one', () => {
  const alone = offending('resume', { values: ['views'], types: [] }, imported('resume'), {});
  expect(alone).toContain('resume/page.ts → contract/text/links.ts');
});

function imported(folder: string): Import[] {
  return importsOf(ROOT, folder).map(({ from, to, type }) => ({
    from,
    to: to.startsWith(CONTRACT) ? `contract/${to.slice(CONTRACT.length)}` : to,
    type,
  }));
}
