import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const SHARED_MEMORY = '/dev/shm';
/** What a whole run needs at most, and some more. Containers often have 64 MB. */
const ENOUGH_BYTES = 2 * 1_024 ** 3;

/**
 * A folder for what tests keep for a moment. In memory where there is one: every commit waits for `fsync`, which takes
 * milliseconds on a disk and says nothing about the product.
 * @returns `/dev/shm`, or the system's folder for temporary files
 */
export function inMemory(): string {
  try {
    accessSync(SHARED_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    if (bavail * bsize >= ENOUGH_BYTES) return SHARED_MEMORY;
  } catch {
    // No such folder on this system.
  }
  return tmpdir();
}
