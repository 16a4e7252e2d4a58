import { expect, it } from 'vitest';
import { distinctTimes } from '../../../server/common/distinct-times.ts';

it('gives every transaction of a millisecond a time of its own', () => {
  const times = distinctTimes(() => 1_000);
  expect([times.next(), times.next(), times.next()]).toEqual([1_000, 1_001, 1_002]);
});

it('comes back to the clock as soon as it may', () => {
  let now = 1_000;
  const times = distinctTimes(() => now);
  times.next();
  times.next();
  now = 1_001;
  expect(times.next()).toBe(1_002);
  now = 1_010;
  expect(times.next()).toBe(1_010);
});

it('repeats itself in a burst rather than run away from the clock', () => {
  const times = distinctTimes(() => 1_000);
  const given = Array.from({ length: 1_000 }, times.next);
  expect(given.at(-1)).toBe(1_020);
  expect(given).toEqual(given.toSorted((a, b) => a - b));
});

it('follows a clock that is set back', () => {
  let now = 1_000_000;
  const times = distinctTimes(() => now);
  times.next();
  now = 5_000;
  expect([times.next(), times.next()]).toEqual([5_000, 5_001]);
});

it('tells everybody else no time before one that was given out', () => {
  let now = 1_000;
  const times = distinctTimes(() => now);
  expect(times.now()).toBe(1_000);
  times.next();
  expect(times.now()).toBe(1_000);
  times.next();
  times.next();
  expect(times.now()).toBe(1_002);
  now = 1_500;
  expect(times.now()).toBe(1_500);
  now = 700;
  expect(times.now()).toBe(700);
});
