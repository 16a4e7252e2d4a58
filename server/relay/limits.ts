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
  /**
   * Per connection, and in a presence channel per member with all connections together:
   * https://pusher.com/docs/channels/using_channels/events/#rate-limit-your-events
   */
  clientEventsPerSecond: number;
  /** Ids; https://pusher.com/docs/channels/using_channels/watchlist-events/ */
  watchlist: number;
  /** https://pusher.com/docs/channels/using_channels/cache-channels/ */
  cacheTtlMs: number;
  /** The app's connection quota; clients over it do not come back by themselves (4004). */
  connections: number;

  // The rest is ours: what one client may cost.
  /** Of one IPv4 address or one /64 of IPv6; a /48 has four times as many. Over it, clients come back after a second (4100). */
  connectionsPerAddress: number;
  /** Connections of one member in one presence channel. */
  connectionsPerMember: number;
  /** Connections that a server in this process has vouched for as one person's. */
  connectionsPerPerson: number;
  /**
   * What one address may make the relay do, lasting and at once, in units of about 30 microseconds: a frame is one and
   * another for each KiB, a client event one for each four who get it, a new connection or a wrong signature twenty.
   */
  workPerSecond: number;
  workBurst: number;
  /** Wrong signatures in a minute, of one connection and of one address; then the connection is closed (4100). */
  failedAuths: number;
  failedAuthsPerAddress: number;
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
  connectionsPerAddress: 1_000,
  connectionsPerMember: 30,
  connectionsPerPerson: 60,
  workPerSecond: 2_000,
  workBurst: 20_000,
  failedAuths: 60,
  failedAuthsPerAddress: 600,
  channelsPerConnection: 200,
  frameBytes: 32_768,
  framesPerSecond: 100,
  frameBurst: 1_000,
  bufferedBytes: 1_048_576,
  cachedChannels: 10_000,
};

/** The limits by address and by person: what a load test from one machine, or a school behind one address, raises. */
const BY_WHOM = [
  'connectionsPerAddress',
  'connectionsPerMember',
  'connectionsPerPerson',
  'workPerSecond',
  'workBurst',
  'failedAuths',
  'failedAuthsPerAddress',
] as const satisfies readonly (keyof RelayLimits)[];

/** An app's limits: what it says itself, otherwise the defaults, of which those by address and person are multiplied. */
export function limitsOf(own: Partial<RelayLimits> | undefined, factor = 1): RelayLimits {
  const limits = { ...DEFAULT_LIMITS };
  for (const name of BY_WHOM) limits[name] *= factor;
  return { ...limits, ...own };
}

/** What work costs, in the units of `workPerSecond`. */
export const WORK = { connection: 20, failedAuth: 20, bytesPerUnit: 1_024, deliveriesPerUnit: 4 };

/** Connections of all apps together. Over it, clients come back after a second. */
export const DEFAULT_MAX_CONNECTIONS = 18_000;
/** The part of them that is kept for people who sign in. */
export const RESERVED_SHARE = 0.1;

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
  // Proxies cut what is quiet for 60 seconds. Both ends speak within 50, however late within a sweep it is noticed.
  activityTimeoutMs: 30_000,
  pingAfterMs: 30_000,
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
