// @slow 8 s of a core: one run of the simulation of webhooks, of which `rules.test.ts` beside it makes hundreds. Finds an event that is lost.
import { expect, it } from 'vitest';
import { buildSimulation } from '../build.ts';
import { runSeeds } from '../run-seeds.ts';

const SEEDS = 2;

it('tells a receiver every event, in order for each conversation, whatever dies, and whatever the receiver answers', async () => {
  const file = await buildSimulation('webhooks', [], 'webhooks/main.ts');
  const done = await runSeeds(file, ['--count', String(SEEDS)]);
  expect(done.broken).toBe(null);
  expect(done.seeds).toBe(SEEDS);
  expect(done.counts.messages).toBeGreaterThan(10 * SEEDS);
  expect(done.counts.crashes).toBeGreaterThan(SEEDS);
  expect(done.counts.faults, 'answers that were lost, or had a false status').toBeGreaterThan(SEEDS);
});
