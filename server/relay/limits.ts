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
  userIdLength: number;
  /** Per connection; https://pusher.com/docs/channels/using_channels/events/#rate-limit-your-events */
  clientEventsPerSecond: number;
  /** Ids; https://pusher.com/docs/channels/using_channels/watchlist-events/ */
  watchlist: number;
  /** https://pusher.com/docs/channels/using_channels/cache-channels/ */
  cacheTtlMs: number;
  /** The app's connection quota; clients over it do not come back by themselves (4004). */
  connections: number;

  // The rest is ours: what one client may cost.
  /** Over it, clients come back after a second (4100). */
  connectionsPerAddress: number;
  channelsPerConnection: number;
  /** Of one message, fragments together. */
  frameBytes: number;
  /** Lasting rate of messages and pings; a connection that goes over it, after its burst, is closed (4100). */
  framesPerSecond: number;
  frameBurst: number;
  /** What may wait for a slow reader before it is let go. */
  bufferedBytes: number;
  /** Cache channels that are remembered; the one that was written to first is forgotten first. */
  cachedChannels: number;
};

export const DEFAULT_LIMITS: RelayLimits = {
  eventBytes: 10_240,
  eventNameLength: 200,
  channelNameLength: 164,
  channelsPerTrigger: 100,
  eventsPerBatch: 10,
  presenceMembers: 100,
  presenceUserBytes: 1_024,
  userIdLength: 128,
  clientEventsPerSecond: 10,
  watchlist: 100,
  cacheTtlMs: 30 * 60 * 1_000,
  connections: Number.POSITIVE_INFINITY,
  connectionsPerAddress: Number.POSITIVE_INFINITY,
  channelsPerConnection: 200,
  frameBytes: 32_768,
  framesPerSecond: 100,
  frameBurst: 1_000,
  bufferedBytes: 1_048_576,
  cachedChannels: 10_000,
};

/** Connections of all apps together; file descriptors end a little above. Over it, clients come back after a second. */
export const DEFAULT_MAX_CONNECTIONS = 18_000;

/** How long things take. Tests shorten them; nobody else needs to. */
export type RelayTimings = {
  /** Told to clients, who ping after this long without traffic. Whole seconds, at least one: pusher-js refuses 0. */
  activityTimeoutMs: number;
  /** Silence after which the relay pings a connection itself, and how long it then waits. */
  pingAfterMs: number;
  pongWaitMs: number;
  /** How often silent connections, and cached events past their time, are looked for. */
  sweepMs: number;
  /** How long a closed client may take to answer the close. */
  closeWaitMs: number;
  /** Above a hundred subscribers, counts are told at most so often; https://pusher.com/docs/channels/using_channels/events/#channel-events */
  countPauseMs: number;
  /** Who reloads a page is not gone; https://pusher.com/docs/channels/server_api/webhooks/#delay */
  webhookLeavingDelayMs: number;
  /** The first pause before a webhook is sent again; it doubles. */
  webhookRetryMs: number;
  webhookGiveUpMs: number;
  webhookTimeoutMs: number;
  /** A cache channel that misses again and again reports it once in so long. */
  cacheMissQuietMs: number;
};

export const DEFAULT_TIMINGS: RelayTimings = {
  activityTimeoutMs: 120_000,
  pingAfterMs: 120_000,
  pongWaitMs: 30_000,
  sweepMs: 10_000,
  closeWaitMs: 2_000,
  countPauseMs: 5_000,
  webhookLeavingDelayMs: 3_000,
  webhookRetryMs: 1_000,
  webhookGiveUpMs: 5 * 60_000,
  webhookTimeoutMs: 10_000,
  cacheMissQuietMs: 10_000,
};
