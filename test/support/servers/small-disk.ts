import { execFile } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MIB = 1024 * 1024;

/** A small disk can be mounted by root on Linux only. */
export const CAN_MOUNT = process.platform === 'linux' && process.getuid?.() === 0;

/** Mounts a disk of this size (`48m`) at a folder that it makes; `unmount` takes it away with everything on it. */
export async function mountSmallDisk(folder: string, size: string): Promise<{ unmount(): Promise<unknown> }> {
  await mkdir(folder);
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  return { unmount: () => run('umount', [folder]) };
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
