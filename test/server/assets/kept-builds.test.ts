import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

type KeepEarlierBuilds = (
  place: string,
  manifest: { files: string[] },
  options: { root: string; now: () => number },
) => { writeBundle(options: object, bundle: Record<string, object>): Promise<void> };

const DAY_MS = 24 * 60 * 60 * 1_000;
const PROGRAM = new URL('../../../.build/keep-earlier-builds.mjs', import.meta.url).href;

let root: string;
let keepEarlierBuilds: KeepEarlierBuilds;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'frontdesk-builds-'));
  await mkdir(join(root, 'dist/public/widget'), { recursive: true });
  ({ keepEarlierBuilds } = (await import(PROGRAM)) as { keepEarlierBuilds: KeepEarlierBuilds });
});
afterEach(() => rm(root, { recursive: true }));

/** Builds on a day what has one hashed file, with its packed forms, and one file that has none. */
async function build(day: number, hash: string): Promise<string[]> {
  const name = `app-${hash}.js`;
  for (const file of [name, `${name}.br`, `${name}.gz`, 'unhashed.js'])
    await writeFile(join(root, 'dist/public/widget', file), hash);
  const manifest = { files: [] };
  const keeping = keepEarlierBuilds('widget', manifest, { root, now: () => day * DAY_MS });
  await keeping.writeBundle({}, { [name]: {}, 'unhashed.js': {} });
  expect(manifest.files).toEqual([`widget/${name}`]);
  return (await readdir(join(root, 'dist/public/widget'))).sort();
}

const filesOf = (...hashes: string[]) =>
  [
    ...hashes.flatMap((hash) => ['', '.br', '.gz'].map((suffix) => `app-${hash}.js${suffix}`)),
    'unhashed.js',
  ].sort();

it('keeps the files of a build for 30 days after the next one, however long it was in use', async () => {
  expect(await build(0, 'aaaaaaaa')).toEqual(filesOf('aaaaaaaa'));
  // In use for a hundred days: its time begins when it is followed.
  expect(await build(100, 'bbbbbbbb')).toEqual(filesOf('aaaaaaaa', 'bbbbbbbb'));
  expect(await build(130, 'cccccccc')).toEqual(filesOf('aaaaaaaa', 'bbbbbbbb', 'cccccccc'));
  expect(await build(130.1, 'cccccccc'), 'the first was followed 30 days ago').toEqual(
    filesOf('bbbbbbbb', 'cccccccc'),
  );
  expect(await build(161, 'dddddddd')).toEqual(filesOf('cccccccc', 'dddddddd'));
});

it('counts anew for a build that is back in use', async () => {
  await build(0, 'aaaaaaaa');
  await build(1, 'bbbbbbbb');
  await build(20, 'aaaaaaaa');
  expect(await build(45, 'cccccccc')).toEqual(filesOf('aaaaaaaa', 'bbbbbbbb', 'cccccccc').filter((f) => f));
});
