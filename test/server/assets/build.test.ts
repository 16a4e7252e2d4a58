import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { BUILD_FILE, readBuild } from '../../../server/assets/build.ts';

it('a build is kept with the parts of the documentation that are packed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-build-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'docs/assets'), { recursive: true });
  const [app, packed] = ['widget/app-aaaaaaaa.js', 'docs/assets/reference-bbbbbbbb.js'];
  for (const name of ['widget.js', packed, `${packed}.br`, 'docs/assets/unpacked-cccccccc.js'])
    await writeFile(join(folder, name), '');
  await writeFile(join(folder, BUILD_FILE), JSON.stringify({ files: [app], app, proactive: null }));
  expect(readBuild(folder).current).toEqual([app, packed]);
});
