import { encodeFrame } from '../wire/encode-frame.ts';
import { broadcast, type Channel } from './channel.ts';

/** Up to here every change is told; above, telling everybody of every join would be quadratic. */
const REPORTED_AT_ONCE = 100;

/**
 * Tells the subscribers of a channel how many they are.
 * https://pusher.com/docs/channels/using_channels/events/#channel-events
 * @param told is called with each count that goes out
 */
export function createSubscriptionCounts(options: {
  pauseMs: number;
  now: () => number;
  report: (channel: string, count: number) => void;
}) {
  const paused = new Map<Channel, { until: number; timer: NodeJS.Timeout | null }>();

  return {
    /** Somebody came or went. */
    changed(channel: Channel): void {
      const pause = paused.get(channel);
      if (pause?.timer != null) return;
      const wait = pause === undefined ? 0 : pause.until - options.now();
      if (channel.subscribers.size <= REPORTED_AT_ONCE || wait <= 0) return tell(channel);
      const timer = setTimeout(() => tell(channel), wait);
      timer.unref();
      paused.set(channel, { until: options.now() + wait, timer });
    },

    forget,

    stop(): void {
      for (const channel of [...paused.keys()]) forget(channel);
    },
  };

  function tell(channel: Channel): void {
    const count = channel.subscribers.size;
    if (count > REPORTED_AT_ONCE)
      paused.set(channel, { until: options.now() + options.pauseMs, timer: null });
    else paused.delete(channel);
    const data = JSON.stringify({ subscription_count: count });
    broadcast(
      channel,
      encodeFrame({ event: 'pusher_internal:subscription_count', channel: channel.name, data }),
    );
    options.report(channel.name, count);
  }

  function forget(channel: Channel): void {
    const timer = paused.get(channel)?.timer;
    if (timer != null) clearTimeout(timer);
    paused.delete(channel);
  }
}
export type SubscriptionCounts = ReturnType<typeof createSubscriptionCounts>;
