import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LimitWindows } from '../../../server/plugins/limit-windows.ts';

const MINUTE_MS = 60_000;

describe('the windows of the rate limits', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 }));
  afterEach(() => void vi.useRealTimers());

  function count(windows: LimitWindows, name: string): { current: number; ttl: number } {
    let answer = { current: 0, ttl: 0 };
    windows.incr(name, (_error, result) => (answer = result), MINUTE_MS);
    return answer;
  }
  const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

  it('counts each name in a window of its own, and begins anew when that has ended', () => {
    const windows = new LimitWindows();
    expect(count(windows, 'ana')).toEqual({ current: 1, ttl: MINUTE_MS });
    later(20_000);
    expect(count(windows, 'ana')).toEqual({ current: 2, ttl: 40_000 });
    expect(count(windows, 'ben')).toEqual({ current: 1, ttl: MINUTE_MS });
    later(40_000);
    expect(count(windows, 'ana')).toEqual({ current: 1, ttl: MINUTE_MS });
    expect(count(windows, 'ben')).toEqual({ current: 2, ttl: 20_000 });
  });

  it('remembers nobody whose window has ended, however many came', () => {
    const windows = new LimitWindows();
    for (let n = 0; n < 3_000; n += 1) {
      count(windows, `visitor ${n}`);
      later(1_000);
    }
    // Those of the last minute.
    expect(windows.size).toBe(60);
  });

  it('forgets whoever came first when 20,000 come in a minute', () => {
    const windows = new LimitWindows();
    for (let n = 0; n <= 20_000; n += 1) count(windows, `visitor ${n}`);
    expect(windows.size).toBe(20_000);
    expect(count(windows, 'visitor 20000').current).toBe(2);
    expect(count(windows, 'visitor 0').current).toBe(1);
  });

  it('lets nobody wait longer than a window because the clock was set back', () => {
    const windows = new LimitWindows();
    count(windows, 'ana');
    later(-3_600_000);
    expect(count(windows, 'ana')).toEqual({ current: 1, ttl: MINUTE_MS });
  });

  it('counts for each route apart', () => {
    const windows = new LimitWindows();
    count(windows, 'ana');
    expect(count(windows.child(), 'ana').current).toBe(1);
  });
});
