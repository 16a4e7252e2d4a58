// @slow 60 s of a core: twenty seeds of mail that comes in, and whether each of its rules is missed when it is taken out. Finds mails that
// are lost or doubled, and rules that the simulation no longer reaches.
import { expect, it } from 'vitest';
import { buildSimulation } from '../build.ts';
import { runSeeds } from '../run-seeds.ts';
import { INCOMING_RULES } from './rules.ts';

const SEEDS = 20;
/** A rule must be missed within so many seeds. */
const SEEDS_TO_NOTICE = 120;

it('every promise is kept', async () => {
  const file = await buildSimulation('incoming-long', [], 'incoming/main.ts');
  const done = await runSeeds(file, ['--from', '100', '--count', String(SEEDS)]);
  expect(done.broken).toBe(null);
  expect(done.seeds).toBe(SEEDS);
});

it.each(INCOMING_RULES)('a promise is broken without the rule that $name', async ({ name, without }) => {
  const file = await buildSimulation(`incoming-${name.replaceAll(/\W+/g, '-')}`, without, 'incoming/main.ts');
  expect((await runSeeds(file, ['--count', String(SEEDS_TO_NOTICE)])).broken).not.toBe(null);
});
