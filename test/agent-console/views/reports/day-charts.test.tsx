// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ok } from '../../support/fake-deps.ts';
import { figures, periodReport } from '../../support/fake-reports.ts';
import { stageReports } from '../../support/stage-reports.tsx';

const NO_WAIT = { count: 0, medianMs: null, p90Ms: null, within: null };
const NOTHING = {
  started: 0,
  resolved: 0,
  messagesIn: 0,
  messagesOut: 0,
  firstReply: NO_WAIT,
  nextReply: NO_WAIT,
  resolution: NO_WAIT,
};

/** What days are called in the first chart. */
async function namesOf(...dates: string[]): Promise<(string | null)[]> {
  const days = dates.map((date) => ({ date, ...NOTHING }));
  const on = await stageReports({
    readPeriod: () => ok(periodReport({ days, figures: figures({ started: 1 }) })),
  });
  return [...on.one('.chart').querySelectorAll('tbody th')].map((name) => name.textContent);
}

it('the first and the last day of 366 have a name each: with the year', async () => {
  expect(await namesOf('2025-11-29', '2026-11-29')).toEqual(['Nov 29, 2025', 'Nov 29, 2026']);
});

it('days of one year do without it', async () => {
  expect(await namesOf('2026-11-28', '2026-11-29')).toEqual(['Nov 28', 'Nov 29']);
});
