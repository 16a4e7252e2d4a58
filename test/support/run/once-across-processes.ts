import { mkdirSync, rmdirSync, statSync } from 'node:fs';

const LOOK_AGAIN_MS = 100;
/** Whoever had it longer has died at it. */
const ABANDONED_AFTER_MS = 600_000;

/**
 * Does the work in one process, while the others that want it wait until it is done. Where it fails, the next one tries.
 * Stops the event loop meanwhile.
 * @param lock the path of a folder that is there while somebody is at it
 * @param isDone whether the whole of it is there
 */
export function onceAcrossProcesses(lock: string, isDone: () => boolean, work: () => void): void {
  while (!isDone()) {
    if (take(lock)) {
      try {
        if (!isDone()) work();
      } finally {
        rmdirSync(lock);
      }
      return;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
  }
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (Date.now() - since > ABANDONED_AFTER_MS) rmdirSync(lock);
  return false;
}
