import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError } from '../common/api-error.ts';
import { DISK_RESERVE_BYTES } from '../common/limits.ts';

/** A place in the folder of uploads. */
export type Incoming = {
  path: string;
  /**
   * To be called with every piece that was written.
   * @throws ApiError `storage_full` when the disk has meanwhile been filled by others
   */
  wrote(bytes: number): Promise<void>;
  /** Removes what is there, if it was not moved away, and gives back the room it was promised. */
  discard(): Promise<void>;
};

/** After so much was written, the disk is looked at again. */
const LOOK_AGAIN_BYTES = 1024 * 1024;
/**
 * No upload takes this long (a request ends after minutes), so what was not written to since is of nobody. Several nodes
 * may share the folder: what is younger may be another's upload under way.
 */
const ABANDONED_MS = 60 * 60 * 1_000;

/**
 * The folder uploads are streamed into before they are kept.
 * @param freeBytes how much room the disk of a folder has
 * @throws when the folder cannot be written
 */
export async function createIncoming(
  folder: string,
  freeBytes: (folder: string) => Promise<number> = freeBytesOf,
) {
  const incoming = join(folder, 'incoming');
  /** What uploads under way have yet to write. */
  let promised = 0;
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await sweep();

  return {
    /**
     * @param bytes the most that will be written
     * @throws ApiError `storage_full` when the disk has not that much left, besides its reserve and what others were promised
     */
    async begin(bytes: number): Promise<Incoming> {
      // Nothing is waited for between looking and promising: of many at once, each sees the promises before.
      const free = await freeBytes(folder);
      const needed = promised + bytes;
      // The database is written beside the files, and must never be the one that finds the disk full.
      if (free < DISK_RESERVE_BYTES + needed) throw noRoom();
      promised += bytes;
      return incomingFile(bytes);
    },
    sweep,
  };

  function incomingFile(bytes: number): Incoming {
    const path = join(incoming, randomUUID());
    let owed = bytes;
    let sinceLook = 0;
    const settle = (amount: number) => {
      promised -= amount;
      owed -= amount;
    };
    return {
      path,
      async wrote(written) {
        settle(Math.min(owed, written));
        sinceLook += written;
        if (sinceLook < LOOK_AGAIN_BYTES) return;
        sinceLook = 0;
        if ((await freeBytes(folder)) < DISK_RESERVE_BYTES) throw noRoom();
      },
      async discard() {
        settle(owed);
        await rm(path, { force: true });
      },
    };
  }

  /** Removes what processes that ended have left half-received. */
  async function sweep(): Promise<void> {
    for (const name of await readdir(incoming)) {
      const path = join(incoming, name);
      const modified = await modifiedAt(path);
      if (modified !== null && modified < Date.now() - ABANDONED_MS) await rm(path, { force: true });
    }
  }
}

/** Null: it is gone, kept or discarded since it was listed. */
async function modifiedAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function noRoom(): ApiError {
  return new ApiError(
    'storage_full',
    'The server has no room left for files. Nothing was stored; it can be sent again later.',
  );
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
