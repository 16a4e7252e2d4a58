import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DISK_RESERVE_BYTES } from '../limits.ts';
import { Refused } from '../refusal.ts';
import type { FileStore } from './file-store.ts';

/**
 * The folder uploads are streamed into before they are kept. What an earlier process left half-received is removed.
 * @param freeBytes how much room the disk of a folder has
 * @returns `begin`, which throws Refused `storage_full` when the disk has too little room left
 * @throws when the folder cannot be written
 */
export async function createIncoming(
  folder: string,
  freeBytes: (folder: string) => Promise<number> = freeBytesOf,
): Promise<FileStore['begin']> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  for (const name of await readdir(incoming)) await rm(join(incoming, name), { force: true });
  return async () => {
    // The database is written beside the files, and must never be the one that finds the disk full.
    if ((await freeBytes(folder)) < DISK_RESERVE_BYTES) {
      throw new Refused(
        'storage_full',
        'The server has no room left for files. Nothing was stored; it can be sent again later.',
      );
    }
    const path = join(incoming, randomUUID());
    return { path, discard: () => rm(path, { force: true }) };
  };
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
