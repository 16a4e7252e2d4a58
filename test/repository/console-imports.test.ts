import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Beside,
  foldersIn,
  type Import,
  importsOf,
  inRepository,
  offending,
  rulesIn,
  upward,
} from './folder-imports.ts';

const README = readFileSync(inRepository('agent-console/README.md'), 'utf8');
/** Files beside the folders that some of these may import. Those that join everything are imported by no folder as values. */
const BESIDE: Readonly<Record<'stores' | 'views', Beside>> = {
  stores: {},
  views: { 'context.ts': (from) => from !== 'format' },
};

/** What lies outside: the contract for both; stores know the transport by its types, views know stores and texts. */
function mayReach(part: 'stores' | 'views', { to, type }: Import): boolean {
  if (to.startsWith('../../server/contract/')) return type || !to.includes('/schemas/');
  if (part === 'stores') return type && to.startsWith('../transport/');
  return (
    to.startsWith('../stores/') || to.startsWith('../locales/') || (type && to.startsWith('../transport/'))
  );
}

describe.each(['stores', 'views'] as const)('agent-console/%s', (part) => {
  const root = inRepository(`agent-console/${part}`);
  const rules = rulesIn(README, `${part}/`);

  it.each(foldersIn(root))('%s imports only what the table in agent-console/README.md says', (name) => {
    const rule = rules.get(name);
    if (rule === undefined) throw new Error(`The table has no row for ${part}/${name}/.`);
    const inside = importsOf(root, name).filter(({ to }) => !to.startsWith('..'));
    expect(offending(name, rule, inside, BESIDE[part])).toEqual([]);
    const outside = importsOf(root, name).filter(({ to }) => to.startsWith('..'));
    expect(outside.filter((one) => !mayReach(part, one))).toEqual([]);
  });

  it('lists its folders from the bottom up: each may import only those above it in the table', () => {
    expect([...rules.keys()].sort()).toEqual(foldersIn(root).sort());
    expect(upward(rules)).toEqual([]);
  });
});

it('finds what the console imports, and would notice a wrong one', () => {
  const views = inRepository('agent-console/views');
  const imports = importsOf(views, 'thread');
  expect(imports.map(({ to }) => to)).toContain('composer/Composer.tsx');
  const alone = offending('thread', { values: ['elements', 'format'], types: [] }, imports, BESIDE.views);
  expect(alone).toContain('thread/ThreadPane.tsx → composer/Composer.tsx');
});
