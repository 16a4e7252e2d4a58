import { vi } from 'vitest';
import { wakeWorkers } from './run/idle-workers.ts';

const TOO_LONG_MS = 120_000;
const LOOK_EVERY_MS = 25;
/** What comes at once is there before; what waits for a worker's next look is not worth waiting for. */
const WAKE_EVERY_LOOKS = 8;

/**
 * Waits for what must come, by looking until `check` no longer throws. How long it takes is the machine's affair: only
 * what does not come at all fails. (`vi.waitFor` by itself gives up after a second, which a busy machine takes.)
 * Meanwhile the workers of this process's servers look for work more often than they do by themselves.
 * @param tooLongMs for what gives way to everything else on the machine, and may take longer
 * @returns what `check` returns
 * @throws what `check` threw last, after two minutes
 */
export function eventually<T>(check: () => T | Promise<T>, tooLongMs = TOO_LONG_MS): Promise<T> {
  let looks = 0;
  const look = () => {
    looks += 1;
    if (looks % WAKE_EVERY_LOOKS === 0) wakeWorkers();
    return check();
  };
  return vi.waitFor(look, { timeout: tooLongMs, interval: LOOK_EVERY_MS });
}
