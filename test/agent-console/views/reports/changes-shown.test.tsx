// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ok } from '../../support/fake-deps.ts';
import { figures, periodReport, wait } from '../../support/fake-reports.ts';
import { figureCard, stageReports } from '../../support/stage-reports.tsx';

const SECOND_MINUTES = 1 / 60;
const HOUR_MINUTES = 60;

it('a wait that looks as before is the same, and one that looks otherwise differs by what is seen', async () => {
  const on = await stageReports({
    readPeriod: () =>
      ok(
        periodReport({
          figures: figures({
            firstReply: wait(42.2 * SECOND_MINUTES),
            nextReply: wait(43.1 * SECOND_MINUTES),
            resolution: wait(49.9 * HOUR_MINUTES),
            waiting: wait(12),
          }),
          figuresBefore: figures({
            firstReply: wait(42.9 * SECOND_MINUTES),
            nextReply: wait(42.9 * SECOND_MINUTES),
            resolution: wait(49.1 * HOUR_MINUTES),
            waiting: wait(12.9),
          }),
        }),
      ),
  });
  expect(figureCard(on.root, 'First reply time')).toMatch(/42\u00A0s.*Same as before/);
  expect(figureCard(on.root, 'Next reply time')).toMatch(
    /43\u00A0s.*↑ 1\u00A0s longer · worse before: 42\u00A0s/,
  );
  expect(figureCard(on.root, 'Resolution time')).toMatch(/2\u00A0d\u00A01\u00A0h.*Same as before/);
  expect(figureCard(on.root, 'Time in queue')).toMatch(/12\u00A0min.*Same as before/);
});

it('a count that changed by less than half a percent says by how much', async () => {
  const on = await stageReports({
    readPeriod: () =>
      ok(
        periodReport({
          figures: figures({ started: 1_001, abandoned: 1_005 }),
          figuresBefore: figures({ started: 1_000, abandoned: 1_000 }),
        }),
      ),
  });
  expect(figureCard(on.root, 'New conversations')).toMatch(/1,001.*↑ 1 more before: 1,000/);
  expect(figureCard(on.root, 'Resolved unanswered')).toMatch(/1,005.*↑ 1% more · worse before: 1,000/);
});
