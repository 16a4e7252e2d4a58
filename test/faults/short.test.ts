// @slow 60 s of a core: real processes, wires and browsers broken for some seconds each, with another seed every time. Finds
// losses that the simulation's world does not know; `npm run test:faults` is the long run.
import { describe, expect, it } from 'vitest';
import { browserTroubles } from './browser/browser-troubles.ts';
import type { Scenario } from './processes/scenario.ts';
import { serverKilled } from './processes/server-killed.ts';
import { serverPaused } from './processes/server-stopped.ts';
import { clientWiresBroken } from './processes/wires-broken.ts';

/** Of the long run, `npm run test:faults`, as much as every run of the tests can bear. */
const SHORT: readonly [Scenario, number][] = [
  [serverKilled, 0.12],
  [serverPaused, 0.05],
  [clientWiresBroken, 0.1],
  [browserTroubles, 0.01],
];
/**
 * Longer than the waits within a scenario take together, a minute and a half after each trouble: what did not heal is then named
 * with its seed, where a case that ran out of time would say nothing.
 */
const LONGEST_MS = 900_000;

describe('nothing is lost, doubled or out of order', () => {
  for (const [{ name, run }, minutes] of SHORT) {
    it.concurrent(
      name,
      async () => {
        const seed = Math.floor(Math.random() * 2 ** 31);
        const { violations, messages, kills, faults } = await run(seed, minutes, () => {});
        expect(violations, `${name}, seed ${seed}`).toEqual([]);
        expect(messages).toBeGreaterThan(0);
        expect(kills + faults).toBeGreaterThan(0);
      },
      LONGEST_MS,
    );
  }
});
