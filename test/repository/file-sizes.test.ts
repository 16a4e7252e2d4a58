import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inRepository } from './folder-imports.ts';

const MOST_LINES = 300;
const SOURCE = /\.(ts|tsx|js|mjs|css|html)$/;
/** Installed for tests that need it. */
const NOT_OURS = /(^|\/)node_modules\//;

it.each(['server', 'widget', 'agent-console', 'demo', 'test', '.build', '.ci'])(
  `%s has no file of more than ${MOST_LINES} lines`,
  (root) => {
    const files = readdirSync(inRepository(root), { recursive: true, encoding: 'utf8' }).filter(
      (name) => SOURCE.test(name) && !NOT_OURS.test(name),
    );
    expect(files).not.toEqual([]);
    const lines = files.map((name) => ({ name, lines: linesOf(join(root, name)) }));
    expect(lines.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
  },
);

it(`lists the bundles in at most ${MOST_LINES} lines`, () => {
  expect(linesOf('rollup.config.mjs')).toBeLessThanOrEqual(MOST_LINES);
});

function linesOf(path: string): number {
  return readFileSync(inRepository(path), 'utf8').trimEnd().split('\n').length;
}
