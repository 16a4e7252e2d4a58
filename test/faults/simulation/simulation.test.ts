// @slow 15 s of a core: visitors, agents and a server that breaks, by chance, with every promise looked at. Finds what is lost, doubled or out of order.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSimulation } from './build.ts';
import { type Ground, openGround } from './ground.ts';
import { simulate } from './run.ts';
import { runSeeds } from './run-seeds.ts';

/** The work of a case is bounded by its seeds; how long a busy machine takes for them is no fault. */
const SEEDS = 6;

describe('the simulation', () => {
  it('finds every promise kept, whatever breaks', async () => {
    const file = await buildSimulation('whole', []);
    const done = await runSeeds(file, ['--from', '1', '--count', String(SEEDS)]);
    expect(done.broken).toBe(null);
    expect(done.seeds).toBe(SEEDS);
    expect(done.counts.messages).toBeGreaterThan(SEEDS);
    expect(done.counts.faults).toBeGreaterThan(SEEDS);
    expect(done.counts.crashes).toBeGreaterThan(SEEDS / 2);
  });

  describe('one seed', () => {
    let ground: Ground;
    beforeAll(async () => {
      ground = await openGround();
    });
    afterAll(() => ground.close());

    it('tells the same story every time, and another than the next', async () => {
      const story = async (seed: number) => JSON.stringify((await simulate(ground, seed)).history);
      const first = await story(7);
      expect(await story(7)).toBe(first);
      expect(await story(8)).not.toBe(first);
    });
  });
});
