import { expect, it } from 'vitest';
import { growthAfter, MOST_GROWTH, type Sample } from './memory.ts';

const samples = (own: (minute: number) => number): Sample[] =>
  Array.from({ length: 30 }, (_, n) => ({ minute: n + 1, own: own(n + 1), rss: 200 }));

it('finds a leak of one part in a thousand a minute no leak, and of five one', () => {
  const slow = growthAfter(
    samples((minute) => 60 * 1.001 ** minute),
    10,
  );
  const leaking = growthAfter(
    samples((minute) => 60 * 1.005 ** minute),
    10,
  );
  expect(slow?.growth).toBeLessThan(MOST_GROWTH);
  expect(leaking?.growth).toBeGreaterThan(MOST_GROWTH);
});

it('is not taken in by what grows before it is warm, or is open at one moment', () => {
  const found = growthAfter(
    samples((minute) => (minute < 10 ? 40 + minute : minute === 28 ? 90 : 60)),
    10,
  );
  expect(found).toEqual({ from: 60, to: 60, growth: 0 });
});

it('does not judge what is too short', () => {
  expect(growthAfter(samples(() => 60).slice(0, 15), 10)).toBeNull();
});
