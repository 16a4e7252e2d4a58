const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The waits after the first failure of an event, the second, and so on; the last one again and again. */
const WAITS_MS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
] as const;
/** So long is an event tried, and an endpoint that takes nothing. */
export const TRIED_FOR_MS = 3 * 24 * HOUR;
/** Nothing is put off further by a failure; a receiver may ask for a day. */
export const FURTHEST_MS = 24 * HOUR;

/** After so many failures in a row, the receiver itself is taken to be away: it is left in peace, and then tried with one event. */
export const AWAY_AFTER = 3;
const REST_MS = { first: 5 * SECOND, most: 10 * MINUTE };

/**
 * When to send again what has failed so often. The wait is shortened at random, so that many do not come at once.
 * @param random between 0 and 1
 */
export function waitAfter(failures: number, random: number): number {
  const wait = WAITS_MS[Math.min(failures, WAITS_MS.length) - 1] ?? WAITS_MS[0];
  return Math.round(wait * (0.8 + random / 5));
}

/** How long a receiver that is away is left in peace; 0: it is not away. */
export function restAfter(failures: number, random: number): number {
  if (failures < AWAY_AFTER) return 0;
  const wait = Math.min(REST_MS.most, REST_MS.first * 2 ** Math.min(failures - AWAY_AFTER, 10));
  return Math.round(wait * (0.8 + random / 5));
}
