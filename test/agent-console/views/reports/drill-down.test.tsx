// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { RatingsQuery } from '../../../../server/contract/schemas/developers/ratings.ts';
import type { MomentsQuery } from '../../../../server/contract/schemas/developers/reports.ts';
import { ANA, ok } from '../../support/fake-deps.ts';
import { figures, periodReport, reportMoment, wait } from '../../support/fake-reports.ts';
import { stageReports, until } from '../../support/stage-reports.tsx';

const none = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
const REPORT = periodReport({
  figures: figures({
    started: 3,
    ratings: { count: 3, good: 1 / 3, perResolved: 0.1, byScore: [2, 0, 0, 0, 1] },
  }),
  week: { started: none, messagesIn: none.with(2, none[2]?.with(9, 12) ?? []) },
});

it('each score of the ratings opens the ratings of that score, and one that nobody gave opens nothing', async () => {
  const asked: RatingsQuery[] = [];
  const on = await stageReports({
    readPeriod: () => ok(REPORT),
    readRatings: (query) => {
      asked.push(query);
      return ok({ ratings: [], next: null });
    },
  });
  const links = [...on.root.querySelectorAll<HTMLAnchorElement>('.score a')];
  expect(links.map((link) => link.getAttribute('aria-label'))).toEqual([
    '5 out of 5: 1. Show conversations',
    '1 out of 5: 2. Show conversations',
  ]);
  await on.step(() => links[1]?.click());
  await until(on, () => expect(asked).toEqual([expect.objectContaining({ score: 1 })]));
  expect(on.one('.moments__filters').textContent).toBe('Only 1 out of 5');
});

it('a figure of the period before opens what it was made of then, and leads back to that period', async () => {
  const asked: MomentsQuery[] = [];
  const on = await stageReports({
    readPeriod: () =>
      ok(
        periodReport({
          figures: figures({ started: 3, resolved: 2, firstReply: wait(4) }),
          figuresBefore: figures({ started: 5, firstReply: wait(6) }),
        }),
      ),
    readMoments: (query) => {
      asked.push(query);
      return ok({ moments: [reportMoment(1, 12)], next: null });
    },
  });
  const links = [...on.root.querySelectorAll<HTMLAnchorElement>('a.figure__before')];
  // Of what there was nothing, nothing is opened.
  expect(links.map((link) => link.getAttribute('aria-label'))).toEqual([
    'New conversations: before: 5. Show conversations',
    'First reply time: before: 6\u00A0min. Show conversations',
  ]);
  await on.step(() => links[1]?.click());
  await until(on, () =>
    expect(asked).toEqual([
      expect.objectContaining({
        figure: 'firstReply',
        order: 'longest',
        from: '2026-11-16',
        to: '2026-11-22',
      }),
    ]),
  );
  expect(on.one<HTMLAnchorElement>('.moments a').href).toContain('from=2026-11-16&to=2026-11-22');
});

it('each busy hour opens what was written in it, under the name of the hour', async () => {
  const asked: MomentsQuery[] = [];
  const on = await stageReports({
    readPeriod: () => ok(REPORT),
    readMoments: (query) => {
      asked.push(query);
      return ok({ moments: [reportMoment(1, 12)], next: null });
    },
  });
  const links = [...on.root.querySelectorAll<HTMLAnchorElement>('.heat a')];
  expect(links.map((link) => link.textContent)).toEqual(['12']);
  expect(links[0]?.getAttribute('aria-label')).toMatch(/^Wednesday.*9.*10.*: 12\. Show conversations$/);
  await on.step(() => links[0]?.click());
  await until(on, () => expect(on.one('.moments__filters').textContent).toMatch(/^Only Wednesday.*9.*10/));
  expect(asked).toEqual([expect.objectContaining({ figure: 'messagesIn', weekday: 3, hour: 9 })]);
});

it.each(['score=9', 'score=x', 'figure=messagesIn&weekday=8&hour=3', 'figure=messagesIn&weekday=2'])(
  'an address with %s asks for all of the figure',
  async (wrong) => {
    const asked: object[] = [];
    const remember = (query: object) => {
      asked.push(query);
      return ok({ moments: [], ratings: [], next: null });
    };
    const figure = wrong.startsWith('score') ? 'figure=ratings&' : '';
    const on = await stageReports(
      { readMoments: remember, readRatings: remember },
      `/console/reports/moments?days=7&zone=UTC&${figure}${wrong}`,
      '.empty',
    );
    await until(on, () => expect(asked).toHaveLength(1));
    for (const part of ['score', 'weekday', 'hour']) expect(asked[0]).not.toHaveProperty(part);
    expect(on.root.querySelectorAll('.moments__filters')).toHaveLength(0);
  },
);

it('a share of 0 % opens what was late, and a count of 0 nothing', async () => {
  const late = figures({ resolved: 0, firstReply: { ...wait(9), within: 0 } });
  const on = await stageReports({
    readPeriod: () => ok({ ...REPORT, groups: { ...REPORT.groups, agent: [{ ...ANA, figures: late }] } }),
  });
  const links = [...on.root.querySelectorAll('.tables td a')].map((link) => link.textContent);
  expect(links).toContain('0%');
  expect(links).not.toContain('0');
});

it('the days and the busy hours are files of their own', async () => {
  const on = await stageReports({ readPeriod: () => ok(REPORT) });
  const files = [...on.root.querySelectorAll<HTMLAnchorElement>('.downloads a')].map((link) => [
    link.textContent?.trim(),
    new URL(link.href).searchParams.get('by'),
  ]);
  expect(files.slice(0, 3)).toEqual([
    ['Table: Agent', 'agent'],
    ['Table: Day', 'day'],
    ['Table: Busy hours', 'hour'],
  ]);
});
