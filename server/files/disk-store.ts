import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newFileKey, requireFileKey } from './file-key.ts';
import type { FileStore } from './file-store.ts';
import { createIncoming } from './incoming.ts';

/**
 * Keeps files in a folder: `<folder>/kept/ab/ab…`, written under `<folder>/incoming` first.
 * @param freeBytes how much room the disk of a folder has
 * @throws when the folder cannot be written
 */
export async function createDiskStore(
  folder: string,
  freeBytes?: (folder: string) => Promise<number>,
): Promise<FileStore> {
  const kept = join(folder, 'kept');
  const incoming = await createIncoming(folder, freeBytes);
  await mkdir(kept, { recursive: true, mode: 0o700 });

  return {
    begin: incoming.begin,
    sweepIncoming: incoming.sweep,
    async keep(path, key = newFileKey()) {
      await mkdir(dirname(pathOf(key)), { recursive: true, mode: 0o700 });
      const file = await open(path, 'r+');
      await file.sync();
      await file.close();
      await rename(path, pathOf(key));
      return key;
    },
    async read(key) {
      const path = pathOf(key);
      const { size } = await stat(path);
      return { stream: createReadStream(path), sizeBytes: size };
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };

  function pathOf(key: string): string {
    requireFileKey(key);
    return join(kept, key);
  }
}
