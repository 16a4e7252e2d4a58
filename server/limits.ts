import type { Limits, Timings } from './contract/schemas/engine.ts';

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

/** What visitors may upload in 24 hours, each and all of a site together. */
export const FILE_QUOTAS = {
  visitorFilesPerDay: 200,
  visitorBytesPerDay: 200 * MIB,
  siteBytesPerDay: 5 * 1024 * MIB,
};

/** So much of the disk stays free of files, for the database beside them. */
export const DISK_RESERVE_BYTES = 512 * MIB;

/** Requests of visitors that change something, in a minute: from one network (an office behind one address), at one site. */
export const WRITES_PER_MINUTE = { network: 1_200, site: 12_000 };
