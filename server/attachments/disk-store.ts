import { randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DISK_RESERVE_BYTES } from '../limits.ts';
import { Refused } from '../refusal.ts';
import type { FileStore } from './file-store.ts';

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{32}$/;

/**
 * Keeps files in a folder: `<folder>/kept/ab/ab…`, written under `<folder>/incoming` first. What an earlier process
 * left half-received is removed at the start.
 * @param freeBytes how much room the disk of a folder has
 * @throws when the folder cannot be written
 */
export async function createDiskStore(
  folder: string,
  freeBytes: (folder: string) => Promise<number> = freeBytesOf,
): Promise<FileStore> {
  const incoming = join(folder, 'incoming');
  const kept = join(folder, 'kept');
  await mkdir(incoming, { recursive: true });
  await mkdir(kept, { recursive: true });
  for (const name of await readdir(incoming)) await rm(join(incoming, name), { force: true });

  return {
    async begin() {
      // The database is written beside the files, and must never be the one that finds the disk full.
      if ((await freeBytes(folder)) < DISK_RESERVE_BYTES) {
        throw new Refused(
          'storage_full',
          'The server has no room left for files. Nothing was stored; it can be sent again later.',
        );
      }
      const path = join(incoming, randomUUID());
      return { path, discard: () => rm(path, { force: true }) };
    },
    async keep(path) {
      const name = randomBytes(16).toString('hex');
      const key = `${name.slice(0, 2)}/${name}`;
      await mkdir(join(kept, name.slice(0, 2)), { recursive: true });
      const file = await open(path, 'r+');
      await file.sync();
      await file.close();
      await rename(path, join(kept, key));
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
    if (!KEY.test(key)) throw new Error(`Not a key of this store: ${key}`);
    return join(kept, key);
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
