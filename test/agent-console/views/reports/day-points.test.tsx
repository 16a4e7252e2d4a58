// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { nearestPoint } from '../../../../agent-console/views/reports/charts/nearest-point.ts';
import type { Follow, PlotOptions } from '../../../../agent-console/views/reports/charts/plot.ts';
import type { MomentsQuery } from '../../../../server/contract/schemas/developers/reports.ts';
import { ok } from '../../support/fake-deps.ts';
import { figures, periodReport } from '../../support/fake-reports.ts';
import { stageReports, until } from '../../support/stage-reports.tsx';

/** What a click on a point does, by the first series of each chart that was drawn last. */
const drawn = new Map<string, Follow>();
// The canvas of these tests draws nothing.
vi.mock('../../../../agent-console/views/reports/charts/plot.ts', () => ({
  drawPlot: (_element: HTMLElement, { series }: PlotOptions, follow: Follow) => {
    drawn.set(series[0]?.name ?? '', follow);
    return { redraw: () => {}, destroy: () => {} };
  },
}));

const NO_WAIT = { count: 0, medianMs: null, p90Ms: null, within: null };
const day = (date: string, started: number) => ({
  date,
  started,
  resolved: 0,
  messagesIn: 0,
  messagesOut: 0,
  firstReply: NO_WAIT,
  nextReply: NO_WAIT,
  resolution: NO_WAIT,
});
const REPORT = periodReport({
  days: [day('2026-11-23', 0), day('2026-11-24', 5)],
  figures: figures({ started: 5 }),
});

it('a point of a chart opens what its day is made of, and one at 0 nothing', async () => {
  drawn.clear();
  const asked: MomentsQuery[] = [];
  const on = await stageReports({
    readPeriod: () => ok(REPORT),
    readMoments: (query) => {
      asked.push(query);
      return ok({ moments: [], next: null });
    },
  });
  await until(on, () => expect([...drawn.keys()]).toContain('New conversations'));
  const follow = drawn.get('New conversations') as Follow;
  expect(follow(0, 0), 'nothing began').toBeNull();
  expect(follow(1, 1), 'nothing was resolved').toBeNull();
  await on.step(() => follow(0, 1)?.());
  const only = { figure: 'started', from: '2026-11-24', to: '2026-11-24' };
  await until(on, () => expect(asked).toEqual([expect.objectContaining(only)]));
});

it('the Tab key passes by the links of a table until it is shown', async () => {
  const on = await stageReports({ readPeriod: () => ok(REPORT) });
  const link = () => on.one('.chart td a') as HTMLAnchorElement;
  expect(link().tabIndex).toBe(-1);
  await on.step(() => on.button('Show as table').click());
  expect(link().tabIndex).toBe(0);
});

it('a click is meant for the nearest point, where one is near', () => {
  const points = [
    { left: 100, top: 50, name: 'above' },
    { left: 100, top: 60, name: 'below' },
  ];
  const at = (left: number, top: number) => nearestPoint({ left, top }, points)?.name ?? null;
  expect([at(100, 51), at(104, 58), at(100, 200), at(160, 55)]).toEqual(['above', 'below', null, null]);
  expect(nearestPoint({ left: 0, top: 0 }, [])).toBeNull();
});
