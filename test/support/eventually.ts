import { vi } from 'vitest';

const TOO_LONG_MS = 120_000;
const LOOK_EVERY_MS = 25;

/**
 * Waits for what must come, by looking until `check` no longer throws. How long it takes is the machine's affair: only
 * what does not come at all fails. (`vi.waitFor` by itself gives up after a second, which a busy machine takes.)
 * @returns what `check` returns
 * @throws what `check` threw last, after two minutes
 */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: TOO_LONG_MS, interval: LOOK_EVERY_MS });
}
