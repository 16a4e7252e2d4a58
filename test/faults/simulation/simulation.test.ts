import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildSimulation } from './build.ts';
import { type Ground, openGround } from './ground.ts';
import { RULES } from './rules.ts';
import { simulate } from './run.ts';
import { runSeeds } from './run-seeds.ts';

/** The work of a case is bounded by its seeds; how long a busy machine takes for them is no fault. */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const SEEDS = 25;
/** A rule must be missed within so many seeds. */
const SEEDS_TO_NOTICE = 60;

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
