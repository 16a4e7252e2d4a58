import type { BackupState } from './backup-state.ts';

/** After a failure it is tried again so much later. */
const TRY_AGAIN_MS = 60 * 60 * 1_000;

/**
 * Whether a back-up is to be made now: none that was proven began since the hour came last, and nobody is at it.
 * @param at milliseconds since 1970
 * @param hour 0 to 23, by the clock of this machine
 */
export function isDue(state: BackupState | null, at: number, hour: number): boolean {
  if (state === null) return true;
  if (state.claimedUntil !== null && state.claimedUntil > at) return false;
  if (state.proven !== null && state.proven.startedAt >= lastTime(at, hour)) return false;
  return state.failed === null || at - state.failed.at >= TRY_AGAIN_MS;
}

/** When it was that hour for the last time. */
export function lastTime(at: number, hour: number): number {
  const time = new Date(at);
  time.setHours(hour, 0, 0, 0);
  if (time.getTime() > at) time.setDate(time.getDate() - 1);
  return time.getTime();
}
