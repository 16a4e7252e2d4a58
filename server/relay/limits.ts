/** The limits of one app. The defaults are those of hosted Pusher Channels where it documents one. */
export type RelayLimits = {
  /** UTF-8 bytes of `data`; https://pusher.com/docs/channels/library_auth_reference/rest-api/#post-event-trigger-an-event */
  eventBytes: number;
  eventNameLength: number;
  /** https://pusher.com/docs/channels/using_channels/channels/#channel-naming-conventions */
  channelNameLength: number;
  channelsPerTrigger: number;
  eventsPerBatch: number;
  /** https://pusher.com/docs/channels/using_channels/presence-channels/ */
  presenceMembers: number;
  presenceUserBytes: number;
  presenceUserIdLength: number;
  /** Per connection; https://pusher.com/docs/channels/using_channels/events/#rate-limit-your-events */
  clientEventsPerSecond: number;
  /** https://pusher.com/docs/channels/using_channels/cache-channels/ */
  cacheTtlMs: number;

  // The rest is ours: what one connection may cost.
  connections: number;
  connectionsPerAddress: number;
  channelsPerConnection: number;
  frameBytes: number;
  framesPerSecond: number;
  /** What may wait in the send buffer of a slow reader before it is let go. */
  bufferedBytes: number;
};

export const DEFAULT_LIMITS: RelayLimits = {
  eventBytes: 10_240,
  eventNameLength: 200,
  channelNameLength: 164,
  channelsPerTrigger: 100,
  eventsPerBatch: 10,
  presenceMembers: 100,
  presenceUserBytes: 1_024,
  presenceUserIdLength: 128,
  clientEventsPerSecond: 10,
  cacheTtlMs: 30 * 60 * 1_000,
  connections: 18_000,
  connectionsPerAddress: 18_000,
  channelsPerConnection: 200,
  frameBytes: 32_768,
  framesPerSecond: 100,
  bufferedBytes: 1_048_576,
};

/** Told to clients, who ping after this long without traffic. */
export const ACTIVITY_TIMEOUT_S = 120;
/** Silence after which the relay pings a connection itself, and how long it then waits. */
export const SILENCE_MS = 120_000;
export const PONG_WAIT_MS = 30_000;
