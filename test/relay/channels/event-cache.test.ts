import { expect, test } from 'vitest';
import { createEventCache } from '../../../server/relay/channels/event-cache.ts';

// https://pusher.com/docs/channels/using_channels/cache-channels/
test('an event is remembered for its time, and not longer', () => {
  let now = 0;
  const cache = createEventCache({ ttlMs: 1_000, size: 10, now: () => now });
  cache.put('cache-a', 'news', '1');
  now = 999;
  expect(cache.get('cache-a')).toEqual({ event: 'news', data: '1', until: 1_000 });
  now = 1_000;
  expect(cache.get('cache-a')).toBeNull();
});

test('what is past its time is swept away, and only that', () => {
  let now = 0;
  const cache = createEventCache({ ttlMs: 1_000, size: 10, now: () => now });
  cache.put('cache-a', 'news', '1');
  cache.put('cache-b', 'news', '1');
  now = 500;
  cache.put('cache-a', 'news', '2');
  now = 1_200;
  cache.sweep();
  expect(cache.size()).toBe(1);
  expect(cache.get('cache-a')?.data).toBe('2');
});

test('more channels than it holds push out the one that was written to longest ago', () => {
  const cache = createEventCache({ ttlMs: 1_000, size: 3, now: () => 0 });
  for (const name of ['a', 'b', 'c', 'a', 'd']) cache.put(name, 'news', name);
  expect(cache.size()).toBe(3);
  expect(cache.get('b')).toBeNull();
  expect(cache.get('a')?.data).toBe('a');
});
