// @slow 90 s of a core: ten seeds of webhooks, and whether each of their rules is missed when it is taken out. Finds events that are lost,
// doubled or out of order at a receiver, and rules that the simulation no longer reaches.
import { expect, it } from 'vitest';
import { buildSimulation } from '../build.ts';
import { runSeeds } from '../run-seeds.ts';
import { WEBHOOK_RULES } from './rules.ts';

const SEEDS = 10;
/** A rule must be missed within so many seeds. */
const SEEDS_TO_NOTICE = 120;

it('every promise is kept', async () => {
  const file = await buildSimulation('webhooks-long', [], 'webhooks/main.ts');
  const done = await runSeeds(file, ['--from', '100', '--count', String(SEEDS)]);
  expect(done.broken).toBe(null);
  expect(done.seeds).toBe(SEEDS);
});

it.each(WEBHOOK_RULES)('a promise is broken without the rule that $name', async ({ name, without }) => {
  const file = await buildSimulation(`webhooks-${name.replaceAll(/\W+/g, '-')}`, without, 'webhooks/main.ts');
  expect((await runSeeds(file, ['--count', String(SEEDS_TO_NOTICE)])).broken).not.toBe(null);
});
