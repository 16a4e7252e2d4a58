// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { MomentsQuery } from '../../../../server/contract/schemas/developers/reports.ts';
import { ok } from '../../support/fake-deps.ts';
import { figures, MINUTE_MS, periodReport } from '../../support/fake-reports.ts';
import { stageReports, until } from '../../support/stage-reports.tsx';

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

const DAYS = [
  { date: '2026-11-23', ...NOTHING },
  {
    date: '2026-11-24',
    ...NOTHING,
    started: 5,
    messagesIn: 12,
    firstReply: { count: 4, medianMs: 2 * MINUTE_MS, p90Ms: 9 * MINUTE_MS, within: 0 },
  },
];
const readPeriod = () => ok(periodReport({ days: DAYS, figures: figures({ started: 5 }) }));

it('each figure of a day opens what it is made of, and what is made of nothing opens nothing', async () => {
  const on = await stageReports({ readPeriod });
  const links = [...on.root.querySelectorAll<HTMLAnchorElement>('.charts td a')];
  const leadsTo = (link: HTMLAnchorElement) => [
    link.getAttribute('aria-label'),
    new URL(link.href).search.replace('?days=7&zone=UTC', ''),
  ];
  expect(links.map(leadsTo)).toEqual([
    ['Nov 24, Conversations, New conversations: 5. Show conversations', '&figure=started&day=2026-11-24'],
    ['Nov 24, Messages, Messages received: 12. Show conversations', '&figure=messagesIn&day=2026-11-24'],
    [
      'Nov 24, First reply time, Median: 2\u00A0min. Show conversations',
      '&figure=firstReply&order=longest&day=2026-11-24',
    ],
    [
      'Nov 24, First reply time, 90th percentile: 9\u00A0min. Show conversations',
      '&figure=firstReply&order=longest&day=2026-11-24',
    ],
    [
      'Nov 24, Within target, First reply time: 0%. Show conversations',
      '&figure=firstReply&order=longest&day=2026-11-24',
    ],
  ]);
});

it('what a day is made of is asked for of that day alone, and leads back to the whole period', async () => {
  const asked: MomentsQuery[] = [];
  const readMoments = (query: MomentsQuery) => {
    asked.push(query);
    return ok({ moments: [], next: null });
  };
  const on = await stageReports({ readPeriod, readMoments });
  const links = [...on.root.querySelectorAll<HTMLAnchorElement>('.charts td a')];
  await on.step(() => links[2]?.click());
  const day = { from: '2026-11-24', to: '2026-11-24', timeZone: 'UTC', figure: 'firstReply' };
  await until(on, () => expect(asked).toEqual([expect.objectContaining({ ...day, order: 'longest' })]));
  expect(on.one('.moments .reports__span').textContent).toMatch(/^Nov 24, 2026 · /);
  expect(on.one('.moments p a').getAttribute('href')).toBe('/console/reports?days=7&zone=UTC');

  const newest = [...on.root.querySelectorAll<HTMLAnchorElement>('.moments__orders a')][1];
  await on.step(() => newest?.click());
  await until(on, () => expect(asked).toHaveLength(2));
  expect(asked[1]).toMatchObject({ ...day, order: 'newest' });
});

it.each(['2026-02-30', 'x', ''])('an address with the day "%s" asks for the whole period', async (date) => {
  const asked: MomentsQuery[] = [];
  const on = await stageReports(
    {
      readMoments: (query) => {
        asked.push(query);
        return ok({ moments: [], next: null });
      },
    },
    `/console/reports/moments?from=2026-11-23&to=2026-11-29&zone=UTC&figure=started&day=${date}`,
    '.empty',
  );
  await until(on, () => expect(asked).toHaveLength(1));
  expect(asked[0]).toMatchObject({ from: '2026-11-23', to: '2026-11-29' });
});
