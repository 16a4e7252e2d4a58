// @slow 120 s of a core: whether the simulation misses each rule of the protocol when it is taken out. Finds rules that a
// change of the simulation no longer reaches; the product itself is judged by simulation.test.ts.
import { describe, expect, it } from 'vitest';
import { buildSimulation } from './build.ts';
import { RULES } from './rules.ts';
import { runSeeds } from './run-seeds.ts';

const SEEDS = 25;
/** A rule must be missed within so many seeds. */
const SEEDS_TO_NOTICE = 60;

describe.each(RULES)('without the rule that $name', ({ name, without, where }) => {
  it('a promise is broken', async () => {
    const file = await buildSimulation(name.replaceAll(/\W+/g, '-'), [...(where?.besides ?? []), ...without]);
    const done = await runSeeds(file, ['--count', String(SEEDS_TO_NOTICE), ...narrowed(where)]);
    expect(done.broken).not.toBe(null);
  });
});

describe('a world in which only one of several rules carries', () => {
  const wheres = new Map(RULES.flatMap(({ where }) => (where ? [[JSON.stringify(where), where]] : [])));

  it.each([...wheres.values()].map((where, index) => ({ where, index })))(
    'is one in which it does: $index',
    async ({ where, index }) => {
      const file = await buildSimulation(`narrow-${index}`, where.besides ?? []);
      expect((await runSeeds(file, ['--count', String(SEEDS), ...narrowed(where)])).broken).toBe(null);
    },
  );
});

function narrowed(where: (typeof RULES)[number]['where']): string[] {
  return (where?.without ?? []).map((kind) => `--no-${kind}`);
}
