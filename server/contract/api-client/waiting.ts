const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt: longer each time, and not the same for everybody, so that programs which failed
 * together do not return together.
 * @param attempt 0 after the first
 */
export function backoffMs(attempt: number): number {
  const most = Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS);
  return most / 2 + (Math.random() * most) / 2;
}

/** Waits, unless the signal ends it. @throws its reason */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}
