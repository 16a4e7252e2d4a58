// @slow 7 s of a core: one run of the simulation of a mailbox, of which `rules.test.ts` beside it makes hundreds. Finds a mail that is lost or doubled.
import { expect, it } from 'vitest';
import { buildSimulation } from '../build.ts';
import { runSeeds } from '../run-seeds.ts';

const SEEDS = 2;

it('makes each mail of a mailbox one message, whatever dies, breaks off, comes twice, or is numbered anew', async () => {
  const file = await buildSimulation('incoming', [], 'incoming/main.ts');
  const done = await runSeeds(file, ['--count', String(SEEDS)]);
  expect(done.broken).toBe(null);
  expect(done.seeds).toBe(SEEDS);
  expect(done.counts.messages).toBeGreaterThan(10 * SEEDS);
  expect(done.counts.crashes).toBeGreaterThan(SEEDS);
});
