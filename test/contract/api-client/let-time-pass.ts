import { vi } from 'vitest';

/**
 * Lets time pass, a second at a time, until a promise is settled. Not until no timer is left: one of a file that shares
 * this process may be left for ever.
 */
export async function letTimePassUntil<T>(promise: Promise<T>): Promise<T> {
  let over = false;
  const settled = promise.finally(() => {
    over = true;
  });
  while (!over) await vi.advanceTimersByTimeAsync(1_000);
  return settled;
}
