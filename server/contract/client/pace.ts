import type { Timings } from '../schemas/engine.ts';
import type { LinkState } from './engine-link.ts';

/** How long to wait before asking the server again, unasked for: jitter keeps clients apart. */
export function untilNextLook(state: LinkState, timings: Timings, random: () => number): number {
  const base = state === 'polling' ? timings.pollMs : timings.headCheckMs;
  return Math.round(base * (0.8 + 0.4 * random()));
}
