// @slow 10 s of a core: one run of the simulation of what goes out, of which `rules.test.ts` beside it makes hundreds. Finds an answer that is told
// twice or never.
import { expect, it } from 'vitest';
import { buildSimulation } from '../build.ts';
import { runSeeds } from '../run-seeds.ts';

const SEEDS = 1;

it('tells every answer by mail, push and team chat once, whatever dies, is away, refuses, or takes it without a word', async () => {
  const file = await buildSimulation('outgoing', [], 'outgoing/main.ts');
  const done = await runSeeds(file, ['--count', String(SEEDS)]);
  expect(done.broken).toBe(null);
  expect(done.seeds).toBe(SEEDS);
  expect(done.counts.messages).toBeGreaterThan(10 * SEEDS);
  expect(done.counts.crashes).toBeGreaterThan(SEEDS);
  expect(done.counts.faults, 'answers that were lost').toBeGreaterThan(SEEDS);
});
