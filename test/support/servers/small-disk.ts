import { execFile } from 'node:child_process';
import { mkdir, open, statfs } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MIB = 1024 * 1024;

/** A small disk can be mounted by root on Linux only. */
export const CAN_MOUNT = process.platform === 'linux' && process.getuid?.() === 0;

export type SmallDisk = {
  /** Makes the disk as large as it has to be for so much to be free. */
  leaveFree(mib: number): Promise<void>;
  /** Takes it away with everything on it. */
  unmount(): Promise<unknown>;
};

/** Mounts a disk of this size (`48m`) at a folder that it makes. */
export async function mountSmallDisk(folder: string, size: string): Promise<SmallDisk> {
  await mkdir(folder);
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  return {
    async leaveFree(mib) {
      const { blocks, bavail, bsize } = await statfs(folder);
      const more = mib * MIB - bavail * bsize;
      if (more > 0) await run('mount', ['-o', `remount,size=${blocks * bsize + more}`, folder]);
    },
    unmount: () => run('umount', [folder]),
  };
}

/** Writes to a file until nothing more fits on its disk. */
export async function fillDisk(path: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    for (const size of [MIB, 64 * 1024, 4096]) {
      const block = Buffer.alloc(size);
      for (;;) {
        const written = await file.write(block).catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOSPC') return null;
          throw error;
        });
        if (written === null || written.bytesWritten < size) break;
      }
    }
  } finally {
    await file.close();
  }
}
