// @slow 30 s of a core: counts during runs that crash and go back to back-ups. Finds figures that depend on when they were counted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareFigures } from '../../../server/reports/compare-figures.ts';
import { packDays } from '../../../server/reports/days/pack-days.ts';
import { foldConversation } from '../../../server/reports/fold-conversation.ts';
import { type Ground, openGround } from './ground.ts';
import { ALL_TROUBLE } from './plan.ts';
import { simulate } from './run.ts';

describe('figures in the simulation', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround();
  });
  afterAll(() => ground.close());

  it('are what the log says, after crashes, restored back-ups, transfers, edits and messages taken back', async () => {
    const { database } = ground;
    const { dialect } = database;
    const count = async (id: string) => {
      while (!(await database.write((db) => foldConversation({ db, dialect }, id))));
    };
    let looks = 0;
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 4; seed += 1)
      await simulate(ground, seed, ALL_TROUBLE, {
        async look(ids) {
          looks += 1;
          for (const id of ids) await count(id);
          // Now and then, days are packed that will still change.
          if (looks % 10 === 0) await packDays(database, Number.MAX_SAFE_INTEGER);
        },
        async end() {
          const rows = await database.read.selectFrom('conversations').select('id').execute();
          for (const { id } of rows) await count(id);
          expect(await compareFigures(database), `seed ${seed}`).toEqual({
            equal: rows.length,
            behind: 0,
            different: [],
            differentDays: [],
          });
          const moments = await database.read.selectFrom('moment_facts').select('kind').distinct().execute();
          for (const { kind } of moments) kinds.add(kind);
        },
      });
    expect(looks).toBeGreaterThan(100);
    expect([...kinds]).toEqual(expect.arrayContaining(['first_reply', 'next_reply', 'resolved', 'reopened']));
  });
});
