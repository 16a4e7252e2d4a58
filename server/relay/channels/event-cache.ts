/** What a cache channel last carried. */
export type CachedEvent = { event: string; data: string; until: number };

/**
 * The last server event of each cache channel; it outlives the channel's subscribers.
 * https://pusher.com/docs/channels/using_channels/cache-channels/
 */
export function createEventCache(options: { ttlMs: number; size: number; now: () => number }) {
  const entries = new Map<string, CachedEvent>();

  return {
    put(channel: string, event: string, data: string): void {
      // Taken out first, so that the map's order stays that of the last writing.
      entries.delete(channel);
      entries.set(channel, { event, data, until: options.now() + options.ttlMs });
      if (entries.size > options.size) forgetOldest();
    },

    get(channel: string): CachedEvent | null {
      const entry = entries.get(channel);
      return entry === undefined || entry.until <= options.now() ? null : entry;
    },

    /** Forgets what is past its time: everything lives equally long, so the oldest are in front. */
    sweep(): void {
      const now = options.now();
      for (const [channel, entry] of entries) {
        if (entry.until > now) return;
        entries.delete(channel);
      }
    },

    size: (): number => entries.size,
  };

  function forgetOldest(): void {
    for (const channel of entries.keys()) {
      entries.delete(channel);
      return;
    }
  }
}
export type EventCache = ReturnType<typeof createEventCache>;
