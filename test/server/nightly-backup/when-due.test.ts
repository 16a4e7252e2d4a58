import { describe, expect, it } from 'vitest';
import { type BackupState, NO_BACKUP } from '../../../server/nightly-backup/backup-state.ts';
import { isDue, lastTime } from '../../../server/nightly-backup/when-due.ts';

const HOUR_MS = 60 * 60 * 1_000;
const HOUR = 3;
/** By the clock of the machine, as the setting is. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 4, day, hour, minute).getTime();
const provenAt = (startedAt: number): BackupState => ({
  ...NO_BACKUP,
  proven: { startedAt, endedAt: startedAt + 1_000, file: '/backups/a', bytes: 1 },
});

describe('a nightly back-up', () => {
  it('is due at once where there never was one', () => {
    expect(isDue(null, at(10, 12), HOUR)).toBe(true);
    expect(isDue(NO_BACKUP, at(10, 12), HOUR)).toBe(true);
  });

  it('is due once a day from the hour on', () => {
    const state = provenAt(at(10, 3, 1));
    expect(isDue(state, at(10, 3, 2), HOUR)).toBe(false);
    expect(isDue(state, at(11, 2, 59), HOUR)).toBe(false);
    expect(isDue(state, at(11, 3), HOUR)).toBe(true);
  });

  it('is made up for when the server was down at the hour', () => {
    expect(isDue(provenAt(at(10, 3, 1)), at(12, 17), HOUR)).toBe(true);
  });

  it('that was made by day does not stand for the one of the night', () => {
    expect(isDue(provenAt(at(10, 12)), at(11, 3), HOUR)).toBe(true);
  });

  it('is tried again an hour after it failed', () => {
    const failed = { ...provenAt(at(9, 3, 1)), failed: { at: at(10, 3, 5), why: 'no room' } };
    expect(isDue(failed, at(10, 3, 30), HOUR)).toBe(false);
    expect(isDue(failed, at(10, 4, 5), HOUR)).toBe(true);
  });

  it('is left to the node that has claimed it, until its claim ends', () => {
    const claimed = { ...NO_BACKUP, claimedUntil: at(10, 4) };
    expect(isDue(claimed, at(10, 4) - 1, HOUR)).toBe(false);
    expect(isDue(claimed, at(10, 4), HOUR)).toBe(true);
  });

  it('counts from the hour of yesterday until it is that hour today', () => {
    expect(lastTime(at(10, 2, 59), HOUR)).toBe(at(9, 3));
    expect(lastTime(at(10, 3), HOUR)).toBe(at(10, 3));
    expect(at(10, 3) - lastTime(at(10, 2, 59), HOUR)).toBe(24 * HOUR_MS);
  });
});
