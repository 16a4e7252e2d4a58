import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cssText } from '../../../.build/css-text.mjs';
import { devBundles } from '../../../.build/dev-bundles.mjs';
import { appEntry } from '../../../.build/loader-plugins.mjs';
import { emptyManifest, recordWidget } from '../../../.build/manifest.mjs';

let root: string;
let bundles: ReturnType<typeof devBundles>;
const manifest = emptyManifest();

beforeEach(async () => {
  // Names from the top level, as the watched folders have them.
  root = relative('.', await mkdtemp(join(tmpdir(), 'frontdesk-dev-')));
  await mkdir(join(root, 'source'));
  await source('app.ts', "import look from './look.css'; console.log(look); import('./engine.ts')");
  await source('engine.ts', 'export const text: string = "engine"');
  await source('look.css', ':host { color: red }');
  await source('loader.ts', "import { APP_ENTRY } from 'frontdesk:app-entry'; console.log(APP_ENTRY)");
  bundles = devBundles({
    app: {
      input: { app: join(root, 'source/app.ts') },
      output: {
        ...{ dir: join(root, 'built'), format: 'es' },
        ...{ entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' },
      },
      plugins: [cssText(), recordWidget(manifest)],
    },
    loader: {
      input: join(root, 'source/loader.ts'),
      output: { file: join(root, 'built/loader.js'), format: 'iife' },
      plugins: [appEntry(manifest)],
    },
  });
});
afterEach(async () => {
  await bundles.close();
  await rm(root, { recursive: true, force: true });
});

const source = (name: string, text: string) => writeFile(join(root, 'source', name), text);
const built = async () => (await readdir(join(root, 'built'))).sort();
const text = (name: string) => readFile(join(root, 'built', name), 'utf8');

it('builds an entry and its parts, with names that the next bundle is told', async () => {
  await bundles.build('app');
  expect(manifest.app).toMatch(/^widget\/app-[\w-]{8}\.js$/);
  expect(manifest.engine).toMatch(/^widget\/engine-[\w-]{8}\.js$/);
  expect(await text(manifest.app.replace('widget/', ''))).toContain('":host{color:red}"');
  await bundles.build('loader');
  expect(await text('loader.js')).toContain(manifest.app.replace('widget/', ''));
});

it('knows which of what it built a built file imports at its start', async () => {
  await source(
    'first.ts',
    "import { shared } from './shared.ts'; console.log(shared, import('./engine.ts'))",
  );
  await source('second.ts', "import { shared } from './shared.ts'; console.log(shared)");
  await source('shared.ts', 'export const shared = 1');
  const two = devBundles({
    two: {
      input: { first: join(root, 'source/first.ts'), second: join(root, 'source/second.ts') },
      output: { dir: join(root, 'two'), format: 'es', chunkFileNames: '[name]-[hash].js' },
      plugins: [],
    },
  });
  await two.build('two');
  await two.close();
  const imports = two.importsOf('two', join(root, 'two/first.js'));
  expect(imports).toHaveLength(1);
  expect(await readFile(imports[0] ?? '', 'utf8')).toContain('shared = 1');
  expect(two.importsOf('two', join(root, 'two/none.js'))).toEqual([]);
});

it('knows what each was made of', async () => {
  await bundles.build('app');
  await bundles.build('loader');
  const of = (name: string) => bundles.madeOf(join(root, 'source', name));
  expect(['engine.ts', 'look.css', 'loader.ts', 'none.ts'].map(of)).toEqual([
    ['app'],
    ['app'],
    ['loader'],
    [],
  ]);
});

it('writes after an edit what is new, and takes away what it replaces', async () => {
  await bundles.build('app');
  const before = await built();
  await source('engine.ts', 'export const text: string = "another engine"');
  await bundles.build('app');
  const after = await built();
  expect(after).toHaveLength(before.length);
  expect(after.filter((name) => name.startsWith('engine-'))).not.toEqual(
    before.filter((name) => name.startsWith('engine-')),
  );
});

it('fails with the place of an error, leaves what is there, and builds again once it is mended', async () => {
  await bundles.build('app');
  const before = await built();
  await source('engine.ts', 'export const text = ;');
  await expect(bundles.build('app')).rejects.toThrow(/engine\.ts:1:20: ERROR/);
  expect(await built()).toEqual(before);
  await source('engine.ts', 'export const text = "mended"');
  await bundles.build('app');
  expect(await text(manifest.engine.replace('widget/', ''))).toContain('mended');
});
