import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Child, startChild } from '../support/child.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'frontdesk-rebuild-'));
/** A file of each kind; the build here only leaves a trace. */
const FILES = {
  'package-lock.json': '{}',
  'node_modules/.package-lock.json': '{}',
  'node_modules/rollup/dist/bin/rollup':
    "const { mkdirSync, writeFileSync } = require('node:fs');" +
    "for (const name of ['dist/server', 'dist/public']) mkdirSync(name, { recursive: true });" +
    "for (const name of ['dist/server/main.js', 'dist/public/widget.js', 'built']) writeFileSync(name, '');",
  'node_modules/rollup/package.json': '{}',
  'rollup.config.mjs': '',
  '.build/compress.mjs': '',
  'server/main.ts': '',
  'server/README.md': '',
  'server/contract/api-client/README.md': '',
  'server/operating/npm/README.md': '',
  'widget/README.md': '',
  'widget/npm/README.md': '',
  'agent-console/main.tsx': '',
  'demo/react/main.js': '',
  'demo/shop/index.html': '',
  'test/some.test.ts': '',
  'README.md': '',
};

beforeAll(async () => {
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  cpSync(join(ROOT, '.ci'), join(folder, '.ci'), { recursive: true });
  // Stands in for npm: there is nothing to install here.
  writeFileSync(join(folder, 'npm'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  expect(await builds(), 'a fresh clone').toBe(true);
});
afterAll(() => rmSync(folder, { recursive: true }));

it('builds nothing where nothing was changed', async () => {
  expect(await builds()).toBe(false);
});

it.each([
  'server/main.ts',
  'agent-console/main.tsx',
  'demo/react/main.js',
  'rollup.config.mjs',
  '.build/compress.mjs',
  'package-lock.json',
  // Parts of npm packages.
  'widget/npm/README.md',
  'server/contract/api-client/README.md',
  'server/operating/npm/README.md',
])('builds after an edit of %s', async (name) => {
  appendFileSync(join(folder, name), ' ');
  expect(await builds()).toBe(true);
});

it.each(['README.md', 'server/README.md', 'widget/README.md', 'demo/shop/index.html', 'test/some.test.ts'])(
  'builds nothing after an edit of %s',
  async (name) => {
    appendFileSync(join(folder, name), ' ');
    expect(await builds()).toBe(false);
  },
);

it('ends the other half of a build when one half fails', async () => {
  // The other would write in a minute: by then this one has long failed.
  const half =
    "if (process.env.BUILD_PART === 'rest') process.exit(1);" +
    "setTimeout(() => require('node:fs').writeFileSync('late', ''), 60_000);";
  writeFileSync(join(folder, 'node_modules/rollup/dist/bin/rollup'), half);
  appendFileSync(join(folder, 'server/main.ts'), ' ');
  const child = install();
  expect(await child.ended()).toBe(1);
  expect(child.output()).toContain('failed');
  expect(existsSync(join(folder, 'late'))).toBe(false);
});

async function builds(): Promise<boolean> {
  rmSync(join(folder, 'built'), { force: true });
  const child = install();
  expect(await child.ended(), child.output()).toBe(0);
  return existsSync(join(folder, 'built'));
}

function install(): Child {
  return startChild(process.execPath, [join(folder, '.ci/install.mjs'), '--build'], {
    cwd: folder,
    env: { PATH: `${folder}:${process.env['PATH']}` },
  });
}
