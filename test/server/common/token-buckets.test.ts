import { describe, expect, it } from 'vitest';
import { createTokenBuckets } from '../../../server/common/token-buckets.ts';

const MINUTE_MS = 60_000;

describe('token buckets', () => {
  it('forget whoever could have all of it again, and nobody who could not', () => {
    let now = 0;
    const buckets = createTokenBuckets(10, () => now);
    buckets.take('once');
    buckets.spend('in debt', 1_000);
    now = 2 * MINUTE_MS - 1;
    buckets.take('later');
    expect(buckets.size()).toBe(3);
    expect(buckets.left('in debt')).toBeLessThan(10);
    now = 2 * MINUTE_MS;
    buckets.take('later');
    expect(buckets.size()).toBe(2);
    now = 10 * MINUTE_MS;
    expect(buckets.left('in debt')).toBe(10);
    expect(buckets.size()).toBe(1);
  });

  it('hold what was asked for in the last two minutes, however many came before', () => {
    let now = 0;
    const buckets = createTokenBuckets(10, () => now);
    for (let n = 0; n < 5_000; n += 1) {
      now += 100;
      buckets.take(`visitor ${n}`);
    }
    expect(buckets.size()).toBeLessThanOrEqual((2 * MINUTE_MS) / 100);
  });
});
