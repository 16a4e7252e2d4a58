import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { createAssets } from '../../../server/assets/assets.ts';

/** The assets of a folder that was taken away after they were opened. @param stored what the store has */
async function assetsAfter(names: readonly string[], stored: string[] = []) {
  const publicDir = await mkdtemp(join(tmpdir(), 'frontdesk-assets-'));
  onTestFinished(() => rm(publicDir, { recursive: true, force: true }));
  for (const name of names) {
    await mkdir(join(publicDir, name, '..'), { recursive: true });
    await writeFile(join(publicDir, name), `of ${name}`);
  }
  const all = await readdir(publicDir, { recursive: true });
  const looked: string[] = [];
  const store = {
    async find(name: string) {
      looked.push(name);
      return stored.includes(name) ? brotliCompressSync(`stored ${name}`) : null;
    },
  };
  const assets = createAssets({ publicDir, build: { names: new Set(all) }, store });
  await rm(publicDir, { recursive: true });
  const found = async (name: string) => (await assets.find(name, ['br', 'identity']))?.body.toString();
  return { found, looked };
}

it('pages, icons and workers are there without their folder, also where a name ends like a hash', async () => {
  const pages = [
    'widget.js',
    'console/index.html',
    'console/push-worker.js',
    'console/badge-96.png',
    'docs/guides/first-bot.html',
    'docs/guides/receive-webhooks.html',
  ];
  const { found, looked } = await assetsAfter(pages);
  for (const page of pages) expect(await found(page)).toBe(`of ${page}`);
  expect(looked).toEqual([]);
});

it('a hashed file is not held from the start, and comes from the store', async () => {
  const hashed = ['widget/app-Ab3_x-9Z.js', 'console/assets/console-12345678.js'];
  const { found, looked } = await assetsAfter(hashed, hashed);
  for (const name of hashed) expect(await found(name)).toBe(`stored ${name}`);
  expect(looked).toEqual(hashed);
});
