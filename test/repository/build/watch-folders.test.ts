import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchFolders } from '../../../.build/watch-folders.mjs';
import { eventually } from '../../support/eventually.ts';

let root: string;
let changed: string[];
let stop: () => void;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'frontdesk-watch-'));
  await mkdir(join(root, 'views/thread'), { recursive: true });
  await writeFile(join(root, 'views/thread/a.ts'), '0');
  changed = [];
  stop = watchFolders([root], (path) => changed.push(path));
});
afterEach(async () => {
  stop();
  await rm(root, { recursive: true, force: true });
});

/** As editors save: beside the file, and then in its place. */
async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

it('notices a file however often an editor replaces it', async () => {
  const path = join(root, 'views/thread/a.ts');
  for (let n = 1; n <= 5; n += 1) {
    changed.length = 0;
    await replace(path, String(n));
    await eventually(() => expect(changed).toContain(path));
  }
});

it('notices files of a folder that came later, and of one that was removed and came again', async () => {
  const folder = join(root, 'views/new/deep');
  for (let n = 0; n < 3; n += 1) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'b.ts'), '');
    await eventually(() => expect(changed).toContain(join(folder, 'b.ts')));
    changed.length = 0;
    await writeFile(join(folder, 'c.ts'), '');
    await eventually(() => expect(changed).toContain(join(folder, 'c.ts')));
    await rm(join(root, 'views/new'), { recursive: true });
    await eventually(() => expect(changed).toContain(join(root, 'views/new')));
    changed.length = 0;
  }
});
