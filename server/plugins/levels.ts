import { circlesOf } from '../common/network.ts';

/** Of at most so many names; past it, the one that was raised longest ago is forgotten, which only gives. */
const MAX_NAMES = 20_000;
const MINUTE_MS = 60_000;
/** Higher than this nothing rises: what somebody did in one mad minute is paid off in ten. */
const HIGHEST = 10;

type Level = { height: number; at: number };

/**
 * Levels: each thing that a name does raises its level by one, and `freePerMinute` of it run off in a minute. Unlike a
 * bucket, which is only empty, a level says how much too much it is.
 * @param now milliseconds
 */
export function createLevels(freePerMinute: number, now: () => number) {
  const levels = new Map<string, Level>();
  const raise = (name: string, times: number): number => {
    const free = freePerMinute * times;
    const at = now();
    const before = levels.get(name) ?? { height: 0, at };
    const gone = (Math.max(0, at - before.at) * free) / MINUTE_MS;
    const height = Math.min(free * HIGHEST, Math.max(0, before.height - gone) + 1);
    levels.delete(name);
    levels.set(name, { height, at });
    for (const [oldest, { at: last }] of levels) {
      if (levels.size <= MAX_NAMES && at - last < HIGHEST * MINUTE_MS) break;
      levels.delete(oldest);
    }
    return Math.max(0, Math.ceil(height / free) - 1);
  };
  return {
    /** One more by this name. Returns how many times over what is free it is by now: 0 is within it. */
    raise: (name: string): number => raise(name, 1),
    /** The same for a network and, of IPv6, those around it: the one that is highest counts. */
    raiseNetwork: (network: string): number =>
      Math.max(...circlesOf(network).map(({ name, times }) => raise(name, times))),
  };
}
export type Levels = ReturnType<typeof createLevels>;
