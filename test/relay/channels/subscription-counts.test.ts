import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Channel, createChannel } from '../../../server/relay/channels/channel.ts';
import { createSubscriptionCounts } from '../../../server/relay/channels/subscription-counts.ts';
import type { Connection } from '../../../server/relay/clients/connection.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function counting() {
  const reported: number[] = [];
  const counts = createSubscriptionCounts({
    pauseMs: 5_000,
    now: Date.now,
    report: (_channel, count) => reported.push(count),
  });
  const channel = createChannel('busy');
  return { reported, counts, channel };
}

function join(channel: Channel, many: number): void {
  for (let n = 0; n < many; n += 1) channel.subscribers.add({ queue: () => {} } as unknown as Connection);
}

// https://pusher.com/docs/channels/using_channels/events/#channel-events
test('up to a hundred, every change is told at once', () => {
  const { reported, counts, channel } = counting();
  for (let n = 0; n < 100; n += 1) {
    join(channel, 1);
    counts.changed(channel);
  }
  expect(reported).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
});

test('above a hundred, one count in five seconds, and the last one is told', () => {
  const { reported, counts, channel } = counting();
  join(channel, 200);
  counts.changed(channel);
  expect(reported).toEqual([200]);
  for (let n = 0; n < 50; n += 1) {
    join(channel, 1);
    counts.changed(channel);
  }
  vi.advanceTimersByTime(4_999);
  expect(reported).toEqual([200]);
  vi.advanceTimersByTime(1);
  expect(reported).toEqual([200, 250]);
  vi.advanceTimersByTime(60_000);
  expect(reported).toEqual([200, 250]);
});

test('a thousand joins of one channel tell a few counts, not half a million', () => {
  const { reported, counts, channel } = counting();
  for (let n = 0; n < 1_000; n += 1) {
    join(channel, 1);
    counts.changed(channel);
  }
  vi.advanceTimersByTime(5_000);
  expect(reported.at(-1)).toBe(1_000);
  expect(reported).toHaveLength(102);
});

test('a channel that is empty is forgotten', () => {
  const { reported, counts, channel } = counting();
  join(channel, 101);
  counts.changed(channel);
  counts.changed(channel);
  counts.forget(channel);
  vi.advanceTimersByTime(10_000);
  expect(reported).toEqual([101]);
});
