import type { Limits, Timings } from '../contract/schemas/engine.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const SECOND_MS = 1_000;

/** What visitors and agents may send. Clients learn it from the server. */
export const LIMITS: Limits = {
  messageLength: 10_000,
  fileBytes: 20 * MIB,
  filesPerMessage: 10,
};

/** How clients pace themselves. They learn it from the server, so that tuning needs no release. */
export const TIMINGS: Timings = {
  pollMs: 4 * SECOND_MS,
  headCheckMs: 60 * SECOND_MS,
  engineGraceMs: 6 * SECOND_MS,
  typingSendMs: 3 * SECOND_MS,
  typingExpiresMs: 6 * SECOND_MS,
  requestTimeoutMs: 15 * SECOND_MS,
};

/** One JSON body; a message of 10,000 characters is at most 60 kB of JSON. */
export const BODY_LIMIT_BYTES = 128 * KIB;

/** What visitors may upload in 24 hours, each and all of one network together. */
export const FILE_QUOTAS = {
  visitorFilesPerDay: 200,
  visitorBytesPerDay: 200 * MIB,
  networkBytesPerDay: 1024 * MIB,
  /** Once the visitors of a site have sent so much in a day, less is left for each network; nobody is shut out. */
  siteBytesPerDay: 5 * 1024 * MIB,
  networkBytesOnBusyDay: 100 * MIB,
};

/** Uploads under way at once: of one visitor or agent, and of the visitors of one network. */
export const UPLOADS_AT_ONCE = { person: 10, network: 30 };

/**
 * What pictures may cost. One of 25 million pixels takes seconds of a processor; all frames of an animation count.
 */
export const PICTURE_LIMITS = {
  pixels: 25_000_000,
  frames: 600,
  visitorPixelsPerHour: 600_000_000,
  networkPixelsPerHour: 2_400_000_000,
};

/** So much of the disk stays free of files, for the database beside them. */
export const DISK_RESERVE_BYTES = 512 * MIB;

/** Requests of visitors that change something, in a minute: from one network (an office behind one address), at one site. */
export const WRITES_PER_MINUTE = { network: 1_200, site: 12_000 };

/** Conversations that one network may start in a minute, whatever work it does for them. */
export const CONVERSATIONS_PER_MINUTE = 120;

/** Requests of any kind from one network in a minute: an office whose consoles all come back at once stays below. */
export const REQUESTS_PER_MINUTE = 6_000;

/** What one network, and one person, is sent in a minute by routes that read, in bytes. */
export const SENT_PER_MINUTE = { network: 60 * MIB, visitor: 20 * MIB, agent: 60 * MIB };

/** Requests by which one agent reads in a minute. */
export const AGENT_REQUESTS_PER_MINUTE = 1_200;

/** An answer ends with what reaches this, and says that there is more. */
export const PAGE_BYTES = 256 * KIB;
